package io.github.coverfiji.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

import ai.djl.ndarray.NDManager;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.network.PatchBatch;
import io.github.coverfiji.view.Draw;
import io.github.coverfiji.view.MixUp;
import io.github.coverfiji.view.PcrlViews;

/**
 * PCRL (Zhou et al., ICCV 2021): two corrupted views of an image shall be told from those of all others, and be
 * restored as a code of flips and turns says, also from features mixed with those of a slowly following network.
 */
public final class PcrlObjective implements Objective {

	/** Places in a sample that are tried for a region that shows something. */
	private static final int TRIES = 4;
	/** Regions whose values deviate less than this, of a range 0 … 1, are empty. */
	private static final double LEAST_DEVIATION = 0.02;
	/** Below this deviation of directions, the keys of all images are the same. */
	private static final double LEAST_SPREAD = 0.05;

	private final LongFunction<ScriptNode> network;
	private final BiConsumer<ScriptModule, NDManager> after;
	private final Samples samples;
	private final PcrlViews views;
	private final int[] patch;
	private final double[] spacing;
	private final int batch;
	private final long seed;

	/**
	 * @param network what is trained
	 * @param views ranges of the random views
	 * @param from where images come from and how large views are; its own views play no part
	 */
	public PcrlObjective(PcrlNetwork network, PcrlViews views, ViewPairs from) {
		this(network::build, PcrlNetwork::follow, from.samples(), views, from.patch(), from.spacing(), from.batch(), from.seed());
	}

	/**
	 * @param network builds from a seed what is trained: a module whose methods {@code step} and {@code preview} take
	 *          the regions of the images, what {@link PcrlViews#draw} gives, then what {@link MixUp#draw} gives
	 * @param after what happens after each step
	 * @param samples images to learn from
	 * @param views ranges of the random views
	 * @param patch size of the views, tensor order
	 * @param spacing voxel sides of the samples in tensor order, in any one unit
	 * @param batch images in a step, two views of each
	 * @param seed of all random numbers
	 */
	PcrlObjective(LongFunction<ScriptNode> network, BiConsumer<ScriptModule, NDManager> after, Samples samples,
		PcrlViews views, int[] patch, double[] spacing, int batch, long seed)
	{
		this.network = network;
		this.after = after;
		this.samples = samples;
		this.views = views;
		this.patch = patch.clone();
		this.spacing = spacing.clone();
		this.batch = batch;
		this.seed = seed;
	}

	@Override
	public ScriptNode network(long seed) {
		return network.apply(seed);
	}

	@Override
	public List<HostTensor> draw(long step) {
		var random = Draw.batch(seed, step, batch);
		var regions = new ArrayList<Patch>();
		for (int i = 0; i < batch; i++)
			regions.add(region(Epochs.sample(seed, step * batch + i, samples.count()), random[i]));
		var arguments = new ArrayList<HostTensor>(List.of(PatchBatch.of(regions)));
		arguments.addAll(views.draw(random, patch, spacing));
		arguments.addAll(MixUp.draw(Draw.of(seed, step, batch), batch));
		return arguments;
	}

	/** The first region that is not empty, or the last one tried. */
	private Patch region(int sample, RandomGenerator random) {
		var size = views.whole(patch);
		var region = samples.crop(sample, random, size);
		for (int tries = 1; tries < TRIES && isEmpty(region); tries++)
			region = samples.crop(sample, random, size);
		return region;
	}

	private static boolean isEmpty(Patch region) {
		double sum = 0, squares = 0;
		for (double value : region.values()) {
			sum += value;
			squares += value * value;
		}
		var mean = sum / region.values().length;
		return squares / region.values().length - mean * mean < LEAST_DEVIATION * LEAST_DEVIATION;
	}

	@Override
	public void afterStep(ScriptModule module, NDManager scope) {
		after.accept(module, scope);
	}

	/** Corrupted view, the same under its code, what is restored of it, the mixed target, what is restored of that. */
	@Override
	public Optional<Patch> preview(ScriptModule network, long step) {
		try (var scope = network.manager().newSubManager()) {
			var arguments = draw(step).stream().map(tensor -> tensor.on(scope)).toList();
			return Optional.of(PatchBatch.single(network.call(scope, "preview", arguments).get(0)));
		}
	}

	/** Match: share of the images whose other view scores above all keys of the queue. Spread: of these keys. */
	@Override
	public List<String> results() {
		return List.of("loss", "contrast", "reconstruction", "match", "spread");
	}

	@Override
	public Optional<String> doubt(Map<String, Double> report) {
		if (report.get("spread") >= LEAST_SPREAD) return Optional.empty();
		return Optional.of("The contrast has collapsed: all images look the same to it. Use a smaller rate, a larger batch"
			+ " or more images.");
	}
}
