package io.github.coverfiji.label;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * What is done to a predicted class map afterwards: remove what is too small or beside the main part, fill holes.
 *
 * <p>Parts of a class hang together by corners too (8 neighbours in a plane, 26 in a volume), the background only by
 * faces (4 or 6): the usual pair, in which a closed curve separates inside from outside.
 *
 * <p>Order: first parts are removed, by size and by rank (these two give the same in either order), then holes are
 * filled. So a speck of another class inside an organ becomes a hole and then part of the organ, and parts are
 * measured as the network drew them, without what filling adds.
 *
 * @param largest whether each class keeps only its largest part, that with most voxels; of equal ones the first in
 *        scan order (z, y, x). The others become background
 * @param fillHoles whether background that does not touch the border of the plane (2D) or volume (3D) takes the class
 *        around it; with several around, the class with most faces towards the hole, of equal ones the lowest id. A
 *        volume of one or two slices has no hole, because all of it touches the border
 * @param smallest least area (2D) or volume (3D) of a part, in the unit of the spacing to the power of the dimension,
 *        such as mm³; smaller parts of any class become background. 0 keeps all
 */
public record Cleaning(boolean largest, boolean fillHoles, double smallest) {

	/** Leaves every class map as it is. */
	public static final Cleaning NONE = new Cleaning(false, false, 0);

	/** Sizes come from products of rounded spacings: a part that misses the least size by rounding stays. */
	private static final double ROUNDING = 1e-9;

	/** @throws InputException if the least size is negative or not finite */
	public Cleaning {
		if (!(smallest >= 0 && Double.isFinite(smallest)))
			throw new InputException("Cannot remove small parts", "the minimum size is " + smallest,
				"give 0 to keep all, or a size above 0");
	}

	/**
	 * Cleans in place. Time: about four looks at each voxel. Memory beyond the map: at most 17 bytes for each run (a
	 * row's stretch of equal class) and 8 for each part, of one plane in two dimensions, of the volume in three.
	 *
	 * @param map its planes are changed
	 * @param progress asked once for each plane whether to go on
	 * @throws CancelledException if the user asked to stop; the planes are then half cleaned and of no use
	 * @throws ArithmeticException if a volume has 2³¹ rows or runs
	 */
	public void apply(ClassMap map, Progress progress) {
		for (var part : map.separate()) {
			if (largest || smallest > 0) Parts.of(part, progress).remove(largest, leastVoxels(map.voxel()), progress);
			if (fillHoles) new Holes(part, Parts.of(part, progress)).fill(progress);
		}
	}

	private double leastVoxels(double voxel) {
		return smallest / voxel * (1 - ROUNDING);
	}
}
