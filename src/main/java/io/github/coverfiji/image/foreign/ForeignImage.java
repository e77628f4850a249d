package io.github.coverfiji.image.foreign;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The image of a file that Bio-Formats reads: the first of it that is no thumbnail, in full resolution.
 *
 * @param library that reads it
 * @param file the file
 * @param format Bio-Formats' name of the format
 * @param series number of the image in the file
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param order how planes are counted
 * @param numbers type of the stored numbers
 * @param bytes order of their bytes
 * @param scale what they mean
 * @param voxel width, height and depth of a voxel in the unit; NaN where the file does not say
 * @param unit of the voxel, such as "µm"; "pixel" if the file does not say
 * @param notes what is left out or doubtful, for the log
 */
public record ForeignImage(BioFormats library, Path file, String format, int series, int width, int height,
	PlaneCount order, NumberType numbers, ByteOrder bytes, ValueScale scale, double[] voxel, String unit,
	List<String> notes)
{

	/**
	 * @param file an image that neither ImageJ nor we read
	 * @return it; empty if Bio-Formats does not know its kind
	 * @throws IOException if it does but cannot read it, or would give wrong values
	 */
	public static Optional<ForeignImage> of(BioFormats library, Path file) throws IOException {
		var opened = library.open(file);
		if (opened.isEmpty()) return Optional.empty();
		try (var it = opened.get()) {
			return Optional.of(new SeriesChoice(library, file, it).image());
		}
	}

	/** @return the planes, not read yet */
	public ForeignPlanes planes() {
		return new ForeignPlanes(this);
	}

	/** @return value of each byte or short of a plane, from 0 on; null if they are values, or planes are of floats */
	public float[] table() {
		return numbers.table(scale);
	}

	/** @return bytes of a plane in memory */
	public long planeBytes() {
		return (long) width * height * numbers.arrayBytes();
	}
}
