package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.io.FileInfo;
import ij.io.TiffDecoder;
import io.github.coverfiji.task.UnreadableImage;

/**
 * What the header of a TIFF file promises. ImageJ opens a cut-off file as if it were whole, or with fewer slices, and
 * reports no error, so the promise is compared with the length of the file.
 *
 * @param planes number of planes
 * @param pixelBytes bytes of all pixels once they are unpacked
 * @param neededBytes length the file has to have
 * @param virtual whether ImageJ can read its planes one by one
 */
record TiffSize(long planes, long pixelBytes, long neededBytes, boolean virtual) {

	/**
	 * @param file a TIFF file
	 * @return what its header promises; only the header is read
	 * @throws IOException if ImageJ cannot read this kind of TIFF (tiles, some compressions), or the header is damaged
	 */
	static TiffSize of(Path file) throws IOException {
		try {
			return of(new TiffDecoder(file.getParent().toString(), file.getFileName().toString()).getTiffInfo());
		}
		catch (RuntimeException | OutOfMemoryError e) {
			throw UnreadableImage.damaged(e.toString(), e);
		}
	}

	private static TiffSize of(FileInfo[] planes) throws IOException {
		if (planes == null || planes.length == 0) throw UnreadableImage.damaged("it has no page");
		var count = 0L;
		var pixels = 0L;
		var needed = 0L;
		for (var plane : planes) {
			if (plane.width < 1 || plane.height < 1 || planeBytes(plane) > Integer.MAX_VALUE)
				throw UnreadableImage.damaged("planes of " + plane.width + " × " + plane.height);
			count += images(plane);
			pixels = Math.addExact(pixels, Math.multiplyExact(images(plane), planeBytes(plane)));
			needed = Math.max(needed, end(plane));
		}
		var type = planes[0].fileType;
		return new TiffSize(count, pixels, needed, type != FileInfo.RGB48 && type != FileInfo.RGB48_PLANAR
			&& (planes[0].samplesPerPixel == 1 || planes[0].getBytesPerPixel() >= 3));
	}

	/** @throws IOException if the file is shorter than its header promises */
	void requireWhole(Path file) throws IOException {
		var length = Files.size(file);
		if (length < neededBytes)
			throw UnreadableImage.cutOff(neededBytes, length);
	}

	/** The decoder sets 0 where it meets the Orientation tag. */
	private static long images(FileInfo plane) {
		return Math.max(1, plane.nImages);
	}

	private static long planeBytes(FileInfo plane) {
		return Math.multiplyExact((long) plane.width * plane.height, (long) Math.max(1, plane.getBytesPerPixel()));
	}

	/** Sizes of packed bits and lengths of strips are both overstated by some writers: the smaller one counts. */
	private static long end(FileInfo plane) {
		var raw = Math.addExact(plane.getOffset(), Math.multiplyExact(images(plane), planeBytes(plane) + Math.max(0, plane.getGap()))
			- Math.max(0, plane.getGap()));
		if (images(plane) > 1 || plane.stripOffsets == null || plane.stripLengths == null) return raw;
		var strips = 0L;
		for (var i = 0; i < Math.min(plane.stripOffsets.length, plane.stripLengths.length); i++)
			strips = Math.max(strips, (plane.stripOffsets[i] & 0xffffffffL) + (plane.stripLengths[i] & 0xffffffffL));
		return plane.compression <= FileInfo.COMPRESSION_NONE && plane.stripOffsets.length == 1
			? Math.min(raw, strips) : strips;
	}
}
