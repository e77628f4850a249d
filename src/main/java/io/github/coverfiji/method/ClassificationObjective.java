package io.github.coverfiji.method;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.network.Classifier;
import io.github.coverfiji.network.PatchBatch;
import io.github.coverfiji.view.Augmentation;
import io.github.coverfiji.view.Draw;

/** Classes of whole images: cross-entropy over varied crops that show as much of an image as fits. */
public final class ClassificationObjective implements Objective {

	private final Classifier network;
	private final ClassifiedSamples samples;
	private final List<List<Integer>> parts;
	private final Crops crops;
	private final BackboneLearning backbone;
	private final long seed;

	/**
	 * @param network what is trained
	 * @param samples images with classes
	 * @param chosen which of them are trained on, at least one
	 * @param balance whether each class is shown as often as any other; else each sample is
	 * @param crops what a step sees of them
	 * @param backbone how the part below the heads learns
	 * @param seed of all random numbers
	 */
	public ClassificationObjective(Classifier network, ClassifiedSamples samples, List<Integer> chosen, boolean balance,
		Crops crops, BackboneLearning backbone, long seed)
	{
		this.network = network;
		this.samples = samples;
		parts = balance ? samples.balanced(chosen) : List.of(List.copyOf(chosen));
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
		var truth = HostTensor.constant(0, crops.batch(), network.classes());
		for (int i = 0; i < crops.batch(); i++) {
			var sample = sample(step * crops.batch() + i);
			images.add(samples.crop(sample, random[i], crops.size(), Augmentation.whole(crops.size())));
			for (var label : samples.classes(sample))
				truth.values()[i * network.classes() + label] = 1;
		}
		var arguments = new ArrayList<HostTensor>(List.of(PatchBatch.of(images), truth));
		arguments.addAll(crops.variation().draw(random, samples.images().channels(), crops.size(), crops.spacing()));
		return arguments;
	}

	/**
	 * The parts take turns in an order shuffled anew each round, and so do the samples of each.
	 *
	 * @param number running number of the crop since the beginning
	 * @return which sample it is of
	 */
	int sample(long number) {
		var part = Epochs.sample(seed, number, parts.size());
		var members = parts.get(part);
		return members.get(Epochs.sample(seed + 1 + part, number / parts.size(), members.size()));
	}

	@Override
	public int passes(List<HostTensor> batch) {
		return Math.toIntExact(batch.get(0).shape()[0]);
	}

	@Override
	public List<String> results() {
		return List.of("loss", "accuracy");
	}

	@Override
	public List<LearningGroup> groups(Collection<String> paths) {
		return backbone.groups(paths, Classifier.HEAD);
	}
}
