package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import ij.ImagePlus;
import ij.io.FileInfo;
import io.github.coverfiji.image.tiff.PageDecoder;
import io.github.coverfiji.image.tiff.PageSupport;
import io.github.coverfiji.image.tiff.TiffDirectories;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Uninterrupted;

/** Open images that ImageJ itself read from TIFF files. */
final class TiffWindow {

	private TiffWindow() {}

	/**
	 * ImageJ opens some kinds of TIFF with other values than the file has. Of those kinds alone the file is looked at again:
	 * Bio-Formats may have opened it, and rightly.
	 *
	 * @param image an image of ImageJ
	 * @throws InputException if its file, as far as it is still there, has other values
	 */
	static void requireRightValues(ImagePlus image) {
		var file = DicomWindow.file(image.getOriginalFileInfo(), FileInfo.TIFF);
		file.flatMap(path -> misread(path, image)).ifPresent(how -> {
			throw new InputException("Cannot use the open image '" + image.getTitle() + "'", "its file '" + file.get() + "' has "
				+ how + ", of which ImageJ shows wrong values", "give the file's folder instead of the open image (COVER reads"
					+ " the file itself), or open it with Bio-Formats");
		});
	}

	/** What cannot be read any more says nothing. */
	private static Optional<String> misread(Path path, ImagePlus image) {
		try {
			return Uninterrupted.of(() -> {
				var file = TiffDirectories.read(path);
				var page = file.pages().get(0);
				var how = ImageJTiff.misread(page);
				if (how.isEmpty()) return how;
				PageSupport.require(file, page);
				var planes = PageDecoder.planes(file, page);
				var equal = page.width() == image.getWidth() && page.height() == image.getHeight();
				for (var s = 0; equal && s < planes.length; s++)
					equal = isEqual(RawPlane.of(planes[s], false, 0, PageSupport.table(page)), image, s);
				return equal ? Optional.empty() : how;
			});
		}
		catch (IOException gone) {
			return Optional.empty();
		}
	}

	/** @param sample channel of the first page: a part of a colour, or a slice of the open image */
	private static boolean isEqual(RawPlane plane, ImagePlus image, int sample) {
		var rgb = image.getBitDepth() == 24;
		if (!rgb && sample >= image.getStackSize()) return false;
		var shown = image.getStack().getProcessor(rgb ? 1 : sample + 1);
		for (var i = 0; i < shown.getPixelCount(); i++) {
			var value = rgb ? shown.get(i) >> 16 - 8 * sample & 0xff : shown.getf(i);
			if (value != plane.value(i) && Float.isFinite(value)) return false;
		}
		return true;
	}
}
