/**
 * Image files that neither ImageJ nor we read: how they are told from files that are no images, and Bio-Formats, which
 * reads them where it is installed.
 *
 * <p>Bio-Formats is called by the names of its public methods alone: it is under the GPL and on no repository that the
 * build may use, so nothing here is compiled against it. Knows no image of the other rooms; called by {@code image} alone.
 */
package io.github.coverfiji.image.foreign;
