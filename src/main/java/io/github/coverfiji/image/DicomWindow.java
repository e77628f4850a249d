package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;
import ij.io.FileInfo;
import io.github.coverfiji.image.dicom.DicomFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Uninterrupted;

/** Open images that ImageJ itself read from DICOM files. */
final class DicomWindow {

	private DicomWindow() {}

	/**
	 * ImageJ shows wrong values of some files (sign of 12 bits not carried on, for one); what came of them since is unknown.
	 *
	 * @param image an image of ImageJ
	 * @throws InputException if its file, as far as it is still there, is one of these
	 */
	static void requireRightValues(ImagePlus image) {
		var file = file(image.getOriginalFileInfo(), FileInfo.DICOM);
		file.flatMap(DicomWindow::unknownToImageJ).ifPresent(how -> {
			throw new InputException("Cannot use the open image '" + image.getTitle() + "'", "its file '" + file.get() + "' holds "
				+ how + ", of which ImageJ shows wrong values", "give the file's folder instead of the open image (COVER reads"
					+ " the file itself), or write it anew with other software");
		});
	}

	/** @return the file that an image was opened from, if it is of that format of {@link FileInfo} and still there */
	static Optional<Path> file(FileInfo info, int format) {
		if (info == null || info.fileFormat != format || info.directory == null || info.fileName == null)
			return Optional.empty();
		try {
			return Optional.of(Path.of(info.directory, info.fileName)).filter(Files::isRegularFile);
		}
		catch (InvalidPathException noFile) {
			return Optional.empty();
		}
	}

	/** What cannot be read any more says nothing. */
	private static Optional<String> unknownToImageJ(Path file) {
		try {
			return Uninterrupted.of(() -> DicomFile.of(file).unknownToImageJ());
		}
		catch (IOException gone) {
			return Optional.empty();
		}
	}
}
