package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.coverfiji.image.PixelWord;
import io.github.coverfiji.method.Samples;
import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.network.Pooling;

import io.github.coverfiji.task.Progress;

/**
 * Network and crops that fit the images.
 *
 * @param backbone the network
 * @param patch size of the crops, tensor order
 * @param spacing sides of the voxels that the network sees, in any unit, tensor order
 */
record Shape(Backbone backbone, int[] patch, double[] spacing) {

	/**
	 * @param backbone kind of the network when there is no start
	 * @param model its size
	 * @param patch option, see {@link PatchSize}
	 * @param start weights to start from
	 * @param samples that are trained on
	 * @param progress hears what was decided
	 * @return the start's network, or one whose levels halve the axes that are long enough
	 * @throws io.github.coverfiji.task.InputException if the start does not fit the images
	 */
	static Shape of(String backbone, String model, String patch, Optional<StartWeights> start, Samples samples, Progress progress) {
		var d = samples.dimension();
		var spacing = spacing(samples);
		var typical = samples.typicalSize();
		var network = start.map(weights -> weights.backbone(d, samples.channels()))
			.orElseGet(() -> Options.constant(NetworkSize.class, model).backbone(backbone, d, samples.channels(),
				Pooling.fitting(typical, spacing)));
		var divided = network.multiples();
		if (Arrays.stream(divided).distinct().count() > 1) progress.log("The network divides the axes "
			+ (d == 3 ? "(z, y, x)" : "(y, x)") + " by " + Arrays.toString(divided)
			+ ": short axes and those with long " + PixelWord.of(d) + " less.");
		return new Shape(network, PatchSize.of(patch, typical, divided, progress), spacing);
	}

	private static double[] spacing(Samples samples) {
		var target = samples.preparation().resampling().spacing();
		if (!target.isEmpty()) return target.stream().mapToDouble(Double::doubleValue).toArray();
		var first = samples.sample(0).image().calibration();
		if (first.metres().isPresent()) return first.spacing(samples.dimension());
		var cubes = new double[samples.dimension()];
		Arrays.fill(cubes, 1);
		return cubes;
	}

	/** @return the patch for a model card */
	List<Integer> patchSides() {
		return Arrays.stream(patch).boxed().toList();
	}
}
