/**
 * TIFF as it is written, not as ImageJ takes it: {@link io.github.coverfiji.image.tiff.TiffDirectories} reads the directory
 * of every page, {@link io.github.coverfiji.image.tiff.PageDecoder} the pixels of one, and
 * {@link io.github.coverfiji.image.tiff.OmeDescription} and {@link io.github.coverfiji.image.tiff.TextDescription} what the
 * file says of its axes and voxels.
 *
 * <p>Here because ij 1.54p decodes some valid files wrongly without a word (predictor 3, JPEG, separate planes, int8),
 * takes the first page for the file if one differs, and knows nothing of OME. The Java library's own TIFF reader has
 * neither predictor 3 nor BigTIFF, and other readers from Maven Central would register themselves with all of Fiji.
 *
 * <p>Called by {@code image} alone, where a newcomer starts at {@code TiffOpening}. Calls {@code task}; knows no ImageJ.
 */
package io.github.coverfiji.image.tiff;
