package io.github.coverfiji.image;

/** Values of one plane of an ImageJ stack in the meaning of the image. */
@FunctionalInterface
interface RawPlane {

	/** @return the value at x + width · y */
	float value(int i);

	/**
	 * @param pixels byte[], short[], int[] or float[] as an ImageJ processor holds them
	 * @param rgb whether an int[] holds packed colours
	 * @param part 0 red, 1 green, 2 blue
	 * @param table calibrated value of each raw integer value, or null
	 */
	static RawPlane of(Object pixels, boolean rgb, int part, float[] table) {
		if (pixels instanceof byte[] bytes)
			return table == null ? i -> bytes[i] & 0xff : i -> table[bytes[i] & 0xff];
		if (pixels instanceof short[] shorts)
			return table == null ? i -> shorts[i] & 0xffff : i -> table[shorts[i] & 0xffff];
		if (pixels instanceof float[] floats) return i -> floats[i];
		var ints = (int[]) pixels;
		var shift = 16 - 8 * part;
		return rgb ? i -> ints[i] >> shift & 0xff : i -> ints[i];
	}
}
