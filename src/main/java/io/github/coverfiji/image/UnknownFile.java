package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.io.Opener;

import io.github.coverfiji.image.foreign.ForeignFile;
import io.github.coverfiji.task.UnreadableImage;

/**
 * Files that cannot be images, before anything is read of them. One that is called as an image is damaged; any other is
 * foreign, and may stand in a folder of images.
 */
final class UnknownFile {

	/** The table of contents of a medium with DICOM files: DICOM itself, but no image. */
	private static final String DICOM_CONTENTS = "DICOMDIR";

	private UnknownFile() {}

	/** @throws IOException saying why, if there is nothing to be read */
	static void requireContent(Path file) throws IOException {
		if (Files.isDirectory(file)) throw ForeignFile.reason(file);
		if (!Files.isRegularFile(file)) throw new IOException("there is no such file");
		if (!Files.isReadable(file)) throw new IOException("you may not read it");
		if (Files.size(file) > 0) return;
		throw ForeignFile.isCalledImage(file) ? UnreadableImage.cutOff("the file is empty")
			: UnreadableImage.foreign("it is empty");
	}

	/**
	 * @param type ImageJ's number of a format
	 * @return whether a file of that format is no image for all that: its first letters are those of a picture by chance
	 */
	static boolean isDeceptive(Path file, int type) {
		var brief = type == Opener.BMP || type == Opener.PGM;
		return name(file).equalsIgnoreCase(DICOM_CONTENTS) || brief && FileEnding.isText(name(file));
	}

	/**
	 * @param type ImageJ's number of the format
	 * @return why a file of that format is not read
	 * @throws IOException if it cannot be looked into
	 */
	static UnreadableImage reason(Path file, int type) throws IOException {
		var name = name(file);
		if (name.equalsIgnoreCase(DICOM_CONTENTS)) return UnreadableImage.foreign("it lists DICOM files, and is no image itself");
		if (type == Opener.ROI) return UnreadableImage.foreign("it is a region of ImageJ (ROI), no image");
		if (type == Opener.ZIP) return UnreadableImage.foreign("it is a ZIP archive (of regions, perhaps), no image");
		return ForeignFile.reason(file);
	}

	private static String name(Path file) {
		return file.getFileName().toString();
	}
}
