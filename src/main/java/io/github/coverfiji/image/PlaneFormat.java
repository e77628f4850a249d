package io.github.coverfiji.image;

import java.util.List;
import java.util.Optional;

/**
 * What the planes of a result are. They form a hyperstack in ImageJ's order: channels fastest, then slices, then frames.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param channels C, at least 1
 * @param slices Z, at least 1
 * @param frames T, at least 1
 * @param kind type of the values
 * @param calibration voxel size of the result
 * @param classes names and colours of class ids, for labels alone; they are shown with the display range 0 … 255
 * @param channelNames a slice label for each channel, of labels the legend; empty for none
 * @param ranges display range for each channel; empty leaves it to ImageJ
 */
public record PlaneFormat(int width, int height, int channels, int slices, int frames, Kind kind,
	Calibration calibration, Optional<LabelClasses> classes, List<String> channelNames, List<Range> ranges)
{

	/** Type of the values of a plane. */
	public enum Kind {

		/** byte[], values 0 … 255. */
		BYTE(1),
		/** short[], values 0 … 65535. */
		SHORT(2),
		/** float[]. */
		FLOAT(4);

		private final int bytes;

		Kind(int bytes) {
			this.bytes = bytes;
		}
	}

	/**
	 * What is shown from black to white.
	 *
	 * @param low value shown black
	 * @param high value shown white, above {@code low}
	 */
	public record Range(double low, double high) {}

	/** @throws IllegalArgumentException if a length is below 1, or names or ranges do not fit the channels */
	public PlaneFormat {
		channelNames = List.copyOf(channelNames);
		ranges = List.copyOf(ranges);
		if (Math.min(Math.min(width, height), Math.min(channels, Math.min(slices, frames))) < 1)
			throw new IllegalArgumentException("No image has " + width + " x " + height + " voxels, " + channels
				+ " channels, " + slices + " slices, " + frames + " frames");
		if (!channelNames.isEmpty() && channelNames.size() != channels)
			throw new IllegalArgumentException(channelNames.size() + " names for " + channels + " channels");
		if (!ranges.isEmpty() && ranges.size() != channels)
			throw new IllegalArgumentException(ranges.size() + " display ranges for " + channels + " channels");
		if (classes.isPresent() && (channels > 1 || kind == Kind.FLOAT || !ranges.isEmpty()))
			throw new IllegalArgumentException("Only labels, one channel of whole numbers, have colours");
		Math.multiplyExact(channels, Math.multiplyExact(slices, frames));
	}

	/**
	 * @param size ([Z,] Y, X)
	 * @param frames T
	 * @param largest largest class id, at most 65535
	 * @param calibration voxel size
	 * @param classes names and colours of ids; those beyond have default colours
	 * @return 8 bit up to id 255, else 16 bit
	 */
	public static PlaneFormat labels(int[] size, int frames, int largest, Calibration calibration, LabelClasses classes) {
		if (largest > 0xffff) throw new IllegalArgumentException("Class id " + largest + " is above 65535");
		var grid = new ResultGrid(size);
		return new PlaneFormat(grid.width(), grid.height(), 1, grid.slices(), frames,
			largest > 255 ? Kind.SHORT : Kind.BYTE, calibration, Optional.of(classes),
			List.of(classes.legend()), List.of());
	}

	/**
	 * @param size ([Z,] Y, X)
	 * @param frames T
	 * @param names name of each channel, at least one
	 * @param calibration voxel size
	 * @param range display range of every channel
	 * @return 32 bit
	 */
	public static PlaneFormat floats(int[] size, int frames, List<String> names, Calibration calibration, Range range) {
		var grid = new ResultGrid(size);
		return new PlaneFormat(grid.width(), grid.height(), names.size(), grid.slices(), frames, Kind.FLOAT, calibration,
			Optional.empty(), names, names.stream().map(n -> range).toList());
	}

	/** @return the colours of class ids, of labels */
	Optional<LabelColours> colours() {
		return classes.map(LabelClasses::colours);
	}

	/** @return number of planes */
	public int planes() {
		return channels * slices * frames;
	}

	/** @return bytes of the pixels of one plane */
	public long planeBytes() {
		return (long) width * height * kind.bytes;
	}

	/** @return bytes of the pixels of all planes */
	public long bytes() {
		return planeBytes() * planes();
	}

	/** @return whether ImageJ shows more than one slider */
	boolean hyperstack() {
		return channels > 1 || (slices > 1 && frames > 1);
	}

	/** @return how the planes form an image */
	PlaneLayout layout() {
		return new PlaneLayout(width, height, channels, slices, frames, false, null, calibration);
	}

	/** @throws IllegalArgumentException if the array is no plane of this format */
	void require(Object pixels) {
		var length = switch (kind) {
			case BYTE -> pixels instanceof byte[] bytes ? bytes.length : -1;
			case SHORT -> pixels instanceof short[] shorts ? shorts.length : -1;
			case FLOAT -> pixels instanceof float[] floats ? floats.length : -1;
		};
		if (length != (long) width * height)
			throw new IllegalArgumentException(pixels.getClass().getSimpleName() + " of length " + length
				+ " is no plane of " + width + " x " + height + " " + kind);
	}

	/** @return number of bits of a value */
	int bits() {
		return 8 * kind.bytes;
	}
}
