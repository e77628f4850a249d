package io.github.coverfiji.method;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.network.PatchBatch;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.view.Augmentation;
import io.github.coverfiji.view.Draw;

/**
 * Segmentation from labelled images: cross-entropy and soft Dice over labelled voxels of varied crops.
 */
public final class SegmentationObjective implements Objective {

	private final Segmenter network;
	private final LabelledSamples samples;
	private final List<Integer> chosen;
	private final Crops crops;
	private final BackboneLearning backbone;
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
		BackboneLearning backbone, long seed)
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
	public int passes(List<HostTensor> batch) {
		return Math.toIntExact(batch.get(0).shape()[0]);
	}

	@Override
	public List<String> results() {
		return List.of("loss", "entropy", "dice");
	}

	@Override
	public List<LearningGroup> groups(Collection<String> paths) {
		return backbone.groups(paths, Segmenter.HEAD);
	}
}
