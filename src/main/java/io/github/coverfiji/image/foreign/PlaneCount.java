package io.github.coverfiji.image.foreign;

/**
 * How many planes there are, and how Bio-Formats counts them.
 *
 * @param channels at least 1
 * @param slices at least 1
 * @param frames at least 1
 * @param asSlices whether pages of which nobody knows what they are were taken as slices, as ImageJ does
 */
public record PlaneCount(int channels, int slices, int frames, boolean asSlices) {

	/** @return what the file says, or what ImageJ makes of a file that does not */
	static PlaneCount of(PlaneReader reader) {
		int c = reader.getSizeC(), z = reader.getSizeZ(), t = reader.getSizeT();
		var colours = c > 1 && reader.getOriginalIndex(1) == 0;
		if (reader.isOrderCertain() || z > 1 || t == 1 && (c == 1 || colours)) return new PlaneCount(c, z, t, false);
		return t > 1 ? new PlaneCount(c, t, 1, true) : new PlaneCount(1, c, 1, true);
	}

	/** @return planes of one channel */
	public int planes() {
		return channels * slices * frames;
	}

	/** @return Bio-Formats' number of the plane c + channels · (z + slices · t) */
	int index(PlaneReader reader, int plane) {
		var c = plane % channels;
		var z = plane / channels % slices;
		var t = plane / channels / slices;
		if (!asSlices) return reader.getIndex(z, c, t);
		return reader.getSizeT() > 1 ? reader.getIndex(0, c, z) : reader.getIndex(0, z, 0);
	}
}
