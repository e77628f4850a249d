package io.github.coverfiji.workflow;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Decides to which voxel size images are brought for training. */
final class TargetSpacing {

	private static final double ALIKE = 1.02;

	private TargetSpacing() {}

	/**
	 * @param option auto, none, or voxel sides in the unit of the first image that has one
	 * @param images that are trained on
	 * @param dimension 2 or 3
	 * @param progress hears what was decided and why; asked for each image whether to go on
	 * @return the voxel size
	 * @throws InputException if sides are given but no image has a unit, or too few or many sides
	 */
	static Resampling of(String option, ImageSource images, int dimension, Progress progress) {
		if (option.equals("none")) return Resampling.NONE;
		var all = IntStream.range(0, images.count()).peek(i -> progress.check("Looking at images"))
			.mapToObj(i -> images.get(i).calibration()).toList();
		var known = all.stream().filter(size -> size.metres().isPresent()).toList();
		if (known.isEmpty()) return without(option, all.get(0), dimension, progress);
		var unit = known.get(0).unit();
		if (known.size() < all.size()) progress.log(all.size() - known.size() + " of " + all.size()
			+ " images have no voxel size in a unit of length: their voxels are taken as they are, as if they had the size of"
			+ " the others. Set it in Image > Properties if that is wrong.");
		var target = new Resampling(option.equals("auto") ? median(known, unit, dimension) : given(option, dimension), unit);
		tell(known, target, dimension, progress);
		return target;
	}

	private static Resampling without(String option, Calibration first, int dimension, Progress progress) {
		if (!option.equals("auto")) throw new InputException("Cannot use spacing=" + option,
			"the images have no voxel size in a unit of length (the first has the unit '" + first.unit() + "')",
			"set it in Image > Properties, or use spacing=none");
		if (dimension == 3) progress.log("The images have no voxel size in a unit of length: voxels are taken as they are.");
		return Resampling.NONE;
	}

	private static List<Double> given(String option, int dimension) {
		var sides = Numbers.of("spacing", option, 1, 3);
		if (sides.size() == 1) return IntStream.range(0, dimension).mapToObj(a -> sides.get(0)).toList();
		if (sides.size() == dimension) return sides;
		throw new InputException("Cannot use spacing=" + option, "it has " + sides.size() + " sides, but dimension is "
			+ dimension, dimension == 2 ? "give y,x or one number" : "give z,y,x or one number");
	}

	private static List<Double> median(List<Calibration> known, String unit, int dimension) {
		return IntStream.range(0, dimension).mapToObj(a -> known.stream().mapToDouble(size -> side(size, unit, dimension, a))
			.sorted().skip(known.size() / 2).findFirst().orElseThrow()).toList();
	}

	private static double side(Calibration size, String unit, int dimension, int axis) {
		OptionalDouble metres = Calibration.metresOf(unit);
		return size.spacing(dimension)[axis] * size.metres().orElseThrow() / metres.orElseThrow();
	}

	private static void tell(List<Calibration> known, Resampling target, int dimension, Progress progress) {
		var differ = known.stream().filter(size -> IntStream.range(0, dimension).anyMatch(a -> {
			var factor = side(size, target.unit(), dimension, a) / target.spacing().get(a);
			return factor > ALIKE || factor < 1 / ALIKE;
		})).count();
		if (differ > 0) progress.log("Voxel size " + target.describe() + ": " + differ + " of " + known.size()
			+ " images have another one and are resampled to it.");
	}
}
