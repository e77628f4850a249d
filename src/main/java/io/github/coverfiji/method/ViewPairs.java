package io.github.coverfiji.method;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.network.PatchBatch;
import io.github.coverfiji.view.Draw;
import io.github.coverfiji.view.Sevr;

/**
 * Two views of each image of a batch with a known displacement field between them: what COVER and its baselines learn
 * from.
 *
 * @param samples images to learn from
 * @param views ranges of the random views
 * @param patch size of the views, tensor order, multiples of what the network divides
 * @param spacing voxel sides of the samples in tensor order, in any one unit
 * @param batch pairs of views in a step
 * @param seed of all random numbers
 */
public record ViewPairs(Samples samples, Sevr views, int[] patch, double[] spacing, int batch, long seed) {

	/** @return images and random numbers of a step: the arguments of {@code sevr.views} */
	List<HostTensor> draw(long step) {
		return draw(step, random -> List.of());
	}

	/**
	 * @param step counted from 0
	 * @param more draws what the method needs beside the views, from one generator for each image
	 * @return the arguments of {@code sevr.views}, then those
	 */
	List<HostTensor> draw(long step, Function<SplittableRandom[], List<HostTensor>> more) {
		var random = Draw.batch(seed, step, batch);
		var crops = new ArrayList<Patch>();
		for (int i = 0; i < batch; i++)
			crops.add(samples.crop(Epochs.sample(seed, step * batch + i, samples.count()), random[i], Sevr.whole(patch)));
		var arguments = new ArrayList<HostTensor>();
		arguments.add(PatchBatch.of(crops));
		arguments.addAll(views.draw(random, samples.channels(), patch, spacing));
		arguments.addAll(more.apply(random));
		return arguments;
	}
}
