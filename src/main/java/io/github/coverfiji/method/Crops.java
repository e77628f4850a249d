package io.github.coverfiji.method;

import io.github.coverfiji.view.Augmentation;

/**
 * What a step of a training with labels takes from the samples.
 *
 * @param size of a crop in voxels, tensor order, as the network takes it
 * @param spacing voxel sides of the samples in tensor order, in any one unit
 * @param batch crops in a step
 * @param variation ranges of their random changes
 */
public record Crops(int[] size, double[] spacing, int batch, Augmentation variation) {}
