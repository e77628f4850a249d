package io.github.coverfiji.method;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.network.Initialiser;
import io.github.coverfiji.network.Layers;

/**
 * Pixel-wise binary contrast, what COVER argues against: of two views the same place is a positive pair, any other place
 * of the batch a negative one, however alike or near (InfoNCE over some pixels; cf. Seince et al., Dense Self-Supervised
 * Learning for Medical Image Segmentation, 2024). Views and backbone are those of COVER.
 */
public final class PixelContrastObjective implements Objective {

	private static final int PLACES = 256;
	private static final int EMBEDDING = 32;
	private static final double TEMPERATURE = 0.1;

	private final Backbone backbone;
	private final ViewPairs pairs;

	/**
	 * @param backbone what is trained
	 * @param pairs of views
	 */
	public PixelContrastObjective(Backbone backbone, ViewPairs pairs) {
		this.backbone = backbone;
		this.pairs = pairs;
	}

	@Override
	public ScriptNode network(long seed) {
		var start = new Initialiser(seed);
		var finest = backbone.featureWidths().get(backbone.featureWidths().size() - 1);
		return new ScriptNode("contrast.Pixels").with("backbone", backbone.build(start))
			.with("proj", new Layers(start, backbone.dimension()).uniformConvolution(finest, EMBEDDING, 1))
			.with("temperature", TEMPERATURE);
	}

	@Override
	public List<HostTensor> draw(long step) {
		return pairs.draw(step, this::places);
	}

	/** (N, places): numbers of pixels in C order. */
	private List<HostTensor> places(SplittableRandom[] random) {
		var voxels = Arrays.stream(pairs.patch()).reduce(1, (a, b) -> a * b);
		var places = HostTensor.constant(0, random.length, PLACES);
		for (int i = 0; i < places.values().length; i++)
			places.values()[i] = random[i / PLACES].nextInt(voxels);
		return List.of(places);
	}

	@Override
	public List<String> results() {
		return List.of("loss", "found", "spread");
	}
}
