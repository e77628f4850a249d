package io.github.coverfiji.method;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.network.PatchBatch;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.view.Augmentation;
import io.github.coverfiji.view.Draw;

/**
 * Segmentation from labelled images: cross-entropy and soft Dice over labelled voxels of varied crops. With a
 * pretrained backbone the head learns first, so that its random start does not spoil the features.
 */
public final class SegmentationObjective implements Objective {

	/**
	 * How the pretrained part learns.
	 *
	 * @param factor of the learning rate of the backbone; 0 freezes it
	 * @param from first step in which it moves
	 */
	public record Backbone(double factor, long from) {

		/** A fresh backbone learns like the head, from the first step. */
		public static final Backbone FRESH = new Backbone(1, 0);
		/** A backbone that stays as it is. */
		public static final Backbone FROZEN = new Backbone(0, 0);
	}

	/**
	 * What a step takes from the samples.
	 *
	 * @param size of a crop in voxels, tensor order, as the network takes it
	 * @param spacing voxel sides of the samples in tensor order, in any one unit
	 * @param batch crops in a step
	 * @param variation ranges of their random changes
	 */
	public record Crops(int[] size, double[] spacing, int batch, Augmentation variation) {}

	private final Segmenter network;
	private final LabelledSamples samples;
	private final List<Integer> chosen;
	private final Crops crops;
	private final Backbone backbone;
	private final long seed;

	/**
	 * @param network what is trained
	 * @param samples images with labels
	 * @param chosen which of them are trained on
	 * @param crops what a step sees of them
	 * @param backbone how the part below the head learns
	 * @param seed of all random numbers
	 */
	public SegmentationObjective(Segmenter network, LabelledSamples samples, List<Integer> chosen, Crops crops,
		Backbone backbone, long seed)
	{
		this.network = network;
		this.samples = samples;
		this.chosen = List.copyOf(chosen);
		this.crops = crops;
		this.backbone = backbone;
		this.seed = seed;
	}

	@Override
	public ScriptNode network(long seed) {
		return network.build(seed);
	}

	@Override
	public List<HostTensor> draw(long step) {
		var random = Draw.batch(seed, step, crops.batch());
		var images = new ArrayList<Patch>();
		var labels = new ArrayList<Patch>();
		for (int i = 0; i < crops.batch(); i++) {
			var sample = chosen.get(Epochs.sample(seed, step * crops.batch() + i, chosen.size()));
			var crop = samples.crop(sample, random[i], Augmentation.whole(crops.size()));
			images.add(crop.image());
			labels.add(crop.labels());
		}
		var arguments = new ArrayList<HostTensor>(List.of(PatchBatch.of(images), PatchBatch.of(labels)));
		arguments.addAll(crops.variation().draw(random, samples.images().channels(), crops.size(), crops.spacing()));
		return arguments;
	}

	@Override
	public List<String> results() {
		return List.of("loss", "entropy", "dice");
	}

	@Override
	public List<LearningGroup> groups(Collection<String> paths) {
		Predicate<String> head = path -> path.startsWith(Segmenter.HEAD);
		Map<Boolean, List<String>> parts = paths.stream().collect(Collectors.partitioningBy(head));
		return List.of(new LearningGroup(parts.get(true), 1, 0),
			new LearningGroup(parts.get(false), backbone.factor(), backbone.from()));
	}
}
