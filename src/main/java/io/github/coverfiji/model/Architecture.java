package io.github.coverfiji.model;

import java.util.Collections;
import java.util.List;

/**
 * The backbone's kind and size, enough to build it again.
 *
 * @param backbone its name in the registry of backbones, such as {@code unet}
 * @param widths channels of its levels
 * @param dimension spatial axes, 2 or 3
 * @param channels of the input image
 * @param pools by what each level divides each axis, level by level in tensor order, 1 or 2
 */
public record Architecture(String backbone, List<Integer> widths, int dimension, int channels, List<Integer> pools) {

	private static final int HALVINGS = 4;

	/** Cards of format 1 name no pools: each of four levels halved each axis. */
	public Architecture {
		if (pools == null) pools = Collections.nCopies(HALVINGS * dimension, 2);
	}
}
