/**
 * Images as the other rooms want them: {@link io.github.coverfiji.image.ImageJImages}, files and folders become lazy
 * {@link io.github.coverfiji.image.CalibratedImage}s, these give dense float {@link io.github.coverfiji.image.Patch}es
 * (C, [Z,] Y, X) and class ids, and results become ImagePlus or files again.
 *
 * <p>What a network sees of an image (voxel size, intensities) is said by {@link io.github.coverfiji.image.Preparation},
 * the same in training and in use. Results are written plane by plane by a {@link io.github.coverfiji.image.PlaneSink}.
 *
 * <p>Called by workflow and the rooms above it; patches also by train and method. Calls {@code task} alone. Besides
 * {@code label} and {@code command} the only room that knows ImageJ classes; it opens no window and knows no tensor library.
 */
package io.github.coverfiji.image;
