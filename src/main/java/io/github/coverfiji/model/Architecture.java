package io.github.coverfiji.model;

import java.util.List;

/**
 * The backbone's kind and size, enough to build it again.
 *
 * @param backbone its name in the registry of backbones, such as {@code unet}
 * @param widths channels of its levels
 * @param dimension spatial axes, 2 or 3
 * @param channels of the input image
 */
public record Architecture(String backbone, List<Integer> widths, int dimension, int channels) {}
