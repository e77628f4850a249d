/**
 * One class for each job that a user knows, as a plain Java API: pretraining, features, segmentation, classification,
 * evaluation.
 *
 * <p>Called by {@code command}, {@code Launcher}, {@code cluster} and scripts. Takes settings, images and a
 * {@link io.github.coverfiji.task.Progress}; opens no window and asks nothing.
 */
package io.github.coverfiji.workflow;
