package io.github.coverfiji.image;

import java.util.List;

import io.github.coverfiji.task.InputException;

/**
 * To which voxel size images are brought before a network sees them. Plain values, so it can be stored in a model card.
 *
 * @param spacing voxel sides in tensor order ([z,] y, x), above 0; empty to take voxels as they are
 * @param unit a length that {@link Calibration#metresOf} knows; of no meaning without sides
 */
public record Resampling(List<Double> spacing, String unit) {

	/** Voxels are taken as they are. */
	public static final Resampling NONE = new Resampling(List.of(), "pixel");

	/** A difference of voxel sides that is not worth the blur of resampling. */
	private static final double TOLERANCE = 0.02;
	/** More voxels than that for each of the image's: somebody has mistaken a unit. */
	private static final double MOST_VOXELS = 64;
	/** More of the image's voxels than that along one of the model's: likewise. */
	private static final double MOST_MERGED = 256;

	/** @throws IllegalArgumentException if a side is not above 0, or the unit is no length */
	public Resampling {
		spacing = List.copyOf(spacing);
		if (!spacing.stream().allMatch(Calibration::valid)) throw new IllegalArgumentException("voxel sides " + spacing);
		if (!spacing.isEmpty() && Calibration.metresOf(unit).isEmpty())
			throw new IllegalArgumentException("'" + unit + "' is no length");
	}

	/**
	 * @param image one sample of this dimension
	 * @param dimension 2 or 3
	 * @return voxels that a network sees along each axis; those of the image if its voxel size is unknown or differs by
	 *         less than 2 %
	 * @throws InputException if the voxel sizes differ so much that one of them must be wrong
	 */
	public int[] grid(CalibratedImage image, int dimension) {
		var size = image.size(dimension);
		var metres = image.calibration().metres();
		if (spacing.isEmpty() || metres.isEmpty()) return size;
		var sides = image.calibration().spacing(dimension);
		var grid = size.clone();
		var growth = 1.0;
		for (var a = 0; a < grid.length; a++) {
			var factor = sides[a] * metres.getAsDouble() / (spacing.get(a) * Calibration.metresOf(unit).getAsDouble());
			if (Math.abs(factor - 1) < TOLERANCE) continue;
			if (1 / factor > MOST_MERGED) throw mistaken(image, dimension,
				"each voxel of the model would take in " + Math.round(1 / factor) + " of its voxels along an axis");
			growth *= factor;
			grid[a] = (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(size[a] * factor)));
		}
		if (growth > MOST_VOXELS)
			throw mistaken(image, dimension, "each would become " + Math.round(growth) + " voxels");
		return grid;
	}

	private InputException mistaken(CalibratedImage image, int dimension, String result) {
		return new InputException("Cannot bring '" + image.name() + "' to the model's voxel size",
			"its voxels are " + image.calibration().describe(dimension) + ", the model's are " + describe() + ": " + result,
			"check the voxel size and its unit (Image > Properties)");
	}

	/** @return such as "2.5 × 0.7 × 0.7 mm" */
	public String describe() {
		return Calibration.describe(spacing.stream().mapToDouble(Double::doubleValue).toArray(), unit);
	}
}
