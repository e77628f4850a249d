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
	private static final int MOST_LEVELS = 64;
	private static final int MOST_CHANNELS = 1 << 16;

	/**
	 * Cards of format 1 name no pools: each of four levels halved each axis.
	 *
	 * @throws IllegalArgumentException if a number is none that a network can have
	 */
	public Architecture {
		if (backbone == null) throw new IllegalArgumentException("no backbone");
		if (dimension != 2 && dimension != 3) throw new IllegalArgumentException("dimension " + dimension);
		if (pools == null) pools = Collections.nCopies(HALVINGS * dimension, 2);
		requireCounts("channels", List.of(channels), MOST_CHANNELS);
		requireCounts("widths", widths, MOST_CHANNELS);
		requireCounts("pools", pools, 2);
	}

	/** As of a network's sides and channels: 1 … most, and not too many of them. */
	static void requireCounts(String what, List<Integer> counts, int most) {
		if (counts == null || counts.isEmpty() || counts.size() > MOST_LEVELS
			|| counts.stream().anyMatch(count -> count == null || count < 1 || count > most))
			throw new IllegalArgumentException(what + " " + counts);
	}
}
