/**
 * Images as the other rooms want them: {@link io.github.coverfiji.image.ImageJImages}, files and folders become lazy
 * {@link io.github.coverfiji.image.CalibratedImage}s, these give dense float {@link io.github.coverfiji.image.Patch}es
 * (C, [Z,] Y, X) and class ids, and results become ImagePlus or files again.
 *
 * <p>Called by workflow and the rooms above it; patches also by train and method. Calls {@code task} alone. The only
 * room besides {@code command} that knows ImageJ classes; it opens no window and knows no tensor library.
 */
package io.github.coverfiji.image;
