package io.github.coverfiji.image.foreign;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.github.coverfiji.task.UnreadableImage;

/**
 * What Bio-Formats leaves out of a NIfTI-1 header: it does not scale values, takes missing units as µm, and reads zeros
 * beyond the end of a file that is cut off (7.3.1).
 *
 * @param scale what the numbers mean
 * @param stated whether the file says in which unit its voxels are measured
 */
record NiftiHeader(ValueScale scale, boolean stated) {

	private static final int SIZE = 348, DIMENSIONS = 40, BITS = 72, FIRST_VOXEL = 108, SLOPE = 112, UNITS = 123;
	private static final int UNIT_MASK = 7, MOST_DIMENSIONS = 7;
	private static final int Z = 3, T = 4;

	/**
	 * @param file .nii, .nii.gz, or .hdr beside .img
	 * @return its header; the length of the file is compared with it, of a packed one by unpacking it
	 * @throws UnreadableImage if it is damaged, cut off, or has vectors at its voxels
	 */
	static NiftiHeader of(Path file) throws IOException {
		try (var in = stream(file)) {
			var bytes = in.readNBytes(SIZE);
			if (bytes.length < SIZE) throw UnreadableImage.cutOff(SIZE, bytes.length);
			var little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
			var header = little.getInt(0) == SIZE ? little : little.order(ByteOrder.BIG_ENDIAN);
			if (header.getInt(0) != SIZE) throw UnreadableImage.unsupported("it is a NIfTI-2 file, or none");
			requireWhole(file, header, in);
			return of(header);
		}
	}

	private static NiftiHeader of(ByteBuffer header) {
		var slope = header.getFloat(SLOPE);
		var intercept = header.getFloat(SLOPE + Float.BYTES);
		var scaled = slope != 0 && Float.isFinite(slope) && Float.isFinite(intercept);
		return new NiftiHeader(scaled ? new ValueScale(slope, intercept) : ValueScale.NONE,
			(header.get(UNITS) & UNIT_MASK) != 0);
	}

	private static void requireWhole(Path file, ByteBuffer header, InputStream rest) throws IOException {
		var dimensions = header.getShort(DIMENSIONS);
		if (dimensions < 1 || dimensions > MOST_DIMENSIONS) throw UnreadableImage.damaged(dimensions + " dimensions");
		var bits = (double) header.getShort(BITS);
		for (var d = 1; d <= dimensions; d++) {
			var length = header.getShort(DIMENSIONS + d * Short.BYTES);
			if (length < 1) throw UnreadableImage.damaged("an axis of length " + length);
			// Bio-Formats takes further axes as channels that change faster than slices and frames, which they do not.
			if (d > T && length > 1 && (extent(header, Z) > 1 || extent(header, T) > 1))
				throw UnreadableImage.unsupported("it is a NIfTI file of " + dimensions + " dimensions");
			bits *= length;
		}
		var pixels = pixels(file);
		var needed = header.getFloat(FIRST_VOXEL) + bits / Byte.SIZE;
		var there = isPacked(file) ? SIZE + unpacked(rest) : Files.size(pixels);
		if (there < needed) throw UnreadableImage.cutOff((long) needed, there);
	}

	private static int extent(ByteBuffer header, int axis) {
		return header.getShort(DIMENSIONS) < axis ? 1 : header.getShort(DIMENSIONS + axis * Short.BYTES);
	}

	private static long unpacked(InputStream in) throws IOException {
		try {
			return in.transferTo(OutputStream.nullOutputStream());
		}
		catch (EOFException e) {
			throw UnreadableImage.cutOff("its end is missing");
		}
		catch (ZipException e) {
			throw UnreadableImage.damaged("it does not unpack: " + e.getMessage(), e);
		}
	}

	private static InputStream stream(Path file) throws IOException {
		var in = new BufferedInputStream(Files.newInputStream(file));
		return isPacked(file) ? new GZIPInputStream(in) : in;
	}

	private static boolean isPacked(Path file) {
		return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
	}

	/** @return the file that holds the pixels */
	private static Path pixels(Path file) {
		var name = file.getFileName().toString();
		return name.toLowerCase(Locale.ROOT).endsWith(".hdr")
			? file.resolveSibling(name.substring(0, name.length() - "hdr".length()) + "img") : file;
	}
}
