/**
 * Class maps made from and turned into ROIs, and the cleaning of class maps.
 *
 * <p>ROIs become a label image by {@link io.github.coverfiji.label.RoiClasses} (which class each has) and
 * {@link io.github.coverfiji.label.RoiPainting} (which voxels each covers);
 * {@link io.github.coverfiji.label.LabelRois} goes the other way.
 *
 * <p>Called by workflow and command. Calls image and metric and what lies below them. Knows ImageJ's ROIs and images,
 * but no window: where ROIs are kept is the business of the commands.
 */
package io.github.coverfiji.label;
