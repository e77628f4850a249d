package io.github.coverfiji.image;

/**
 * A box that the network sees at once.
 *
 * @param start first voxel, tensor order, at least 0
 * @param size sides, tensor order; start + size may reach beyond the image
 */
public record Tile(int[] start, int[] size) {}
