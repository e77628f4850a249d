package io.github.coverfiji.label;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A class id for each voxel of one sample, one byte each; class 0 is the background.
 *
 * @param planes class ids 0 to 255 (unsigned bytes), one array of height · width for each of at least one slice, rows
 *        one after the other; kept, not copied: {@link Cleaning} changes them in place
 * @param width voxels along x, at least 1
 * @param height voxels along y, at least 1
 * @param spacing voxel size ([z,] y, x), above 0 and finite. Its length is the dimension: with 2 each plane is a
 *        picture on its own, with 3 the planes form one volume
 */
public record ClassMap(byte[][] planes, int width, int height, double[] spacing) {

	/** @throws IllegalArgumentException if the lengths do not fit, or a voxel has no size */
	public ClassMap {
		if (planes.length == 0 || width < 1 || height < 1
			|| Arrays.stream(planes).anyMatch(plane -> plane.length != (long) width * height))
			throw new IllegalArgumentException(planes.length + " planes do not fit " + width + " x " + height);
		if (spacing.length < 2 || spacing.length > 3 || !Arrays.stream(spacing).allMatch(s -> s > 0 && Double.isFinite(s)))
			throw new IllegalArgumentException("Voxel size " + Arrays.toString(spacing));
	}

	/** @return 2 or 3 */
	public int dimension() {
		return spacing.length;
	}

	/** @return area or volume of one voxel, in the unit of the spacing to the power of the dimension */
	double voxel() {
		return Arrays.stream(spacing).reduce(1, (a, b) -> a * b);
	}

	/** @return what is looked at on its own: each plane in two dimensions, else the whole; the planes are shared */
	List<ClassMap> separate() {
		if (dimension() == 3) return List.of(this);
		return Stream.of(planes).map(plane -> new ClassMap(new byte[][] { plane }, width, height, spacing)).toList();
	}
}
