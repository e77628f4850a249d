package io.github.coverfiji.workflow;

import java.util.Optional;

/**
 * A classified image.
 *
 * @param name of the image
 * @param scores probability of each class, the mean over all parts of the image
 * @param activation if asked for: a channel for each class, what each voxel adds to its score before it becomes a
 *          probability
 */
public record ClassifiedImage(String name, double[] scores, Optional<Features> activation) {}
