package io.github.coverfiji.method;

import java.util.List;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.network.Initialiser;
import io.github.coverfiji.network.Layers;

/**
 * Image-wise contrast in the form of SimCLR (cf. Azizi et al., Big Self-Supervised Models Advance Medical Image
 * Classification, 2021): two views of one image are a positive pair, all other views of the batch negative ones. The mean
 * of the coarsest features is compared after two layers. Views and backbone are those of COVER; the decoder learns
 * nothing.
 */
public final class ImageContrastObjective implements Objective {

	private static final int EMBEDDING = 128;
	private static final double TEMPERATURE = 0.2;

	private final Backbone backbone;
	private final ViewPairs pairs;

	/**
	 * @param backbone what is trained
	 * @param pairs of views, at least two in a step
	 */
	public ImageContrastObjective(Backbone backbone, ViewPairs pairs) {
		this.backbone = backbone;
		this.pairs = pairs;
	}

	@Override
	public ScriptNode network(long seed) {
		var start = new Initialiser(seed);
		var layers = new Layers(start, backbone.dimension());
		return new ScriptNode("contrast.Images").with("backbone", backbone.build(start))
			.with("fc1", layers.uniformConvolution(backbone.featureWidths().get(0), EMBEDDING, 1))
			.with("fc2", layers.uniformConvolution(EMBEDDING, EMBEDDING, 1))
			.with("temperature", TEMPERATURE);
	}

	@Override
	public List<HostTensor> draw(long step) {
		return pairs.draw(step);
	}

	@Override
	public List<String> results() {
		return List.of("loss", "found", "spread");
	}
}
