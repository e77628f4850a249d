/**
 * DICOM files as far as their pixels need it: {@link io.github.coverfiji.image.dicom.DicomReader} reads the few elements of
 * the header that say how numbers become values and where a plane lies in the patient,
 * {@link io.github.coverfiji.image.dicom.DicomFile} what the planes of a file are, and
 * {@link io.github.coverfiji.image.dicom.SeriesStacks} which files are slices of one volume.
 *
 * <p>Here because ij 1.54p rescales by menu commands, which do not exist without its menus, does not carry on the sign of
 * 12-bit numbers, reads signed 8-bit numbers as 16-bit ones and knows no positions. No DICOM library is on Maven Central
 * with a licence like ours (dcm4che: other repository, MPL or GPL), and a whole one would be much for thirty elements.
 *
 * <p>Called by {@code image} alone. Calls {@code task}; knows no ImageJ.
 */
package io.github.coverfiji.image.dicom;
