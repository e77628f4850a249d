package io.github.coverfiji.method;

import java.util.stream.IntStream;

import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.network.Initialiser;
import io.github.coverfiji.network.Layers;


/**
 * COVER's whole module: backbone and one projection a level (methods, section 1.3).
 *
 * @param backbone the network that is pretrained
 * @param radius R of the candidates' window, at least 1; the pyramid then reaches 31 R voxels
 * @param consistency which form of the consistency term
 */
public record CoverNetwork(Backbone backbone, int radius, Consistency consistency) {

	/** How features are compared in the consistency term. */
	public enum Consistency {
		/** The paper's: features as they are. In short runs it collapses the finest level. */
		PLAIN,
		/** Each channel standardised over the batch first, which keeps the features apart. */
		STANDARDISED
	}

	/** Heads of all levels but the two finest, which have one. */
	private static final int COARSE_HEADS = 4;
	private static final int SINGLE = 2;
	/** Channels of a head. */
	public static final int HEAD_WIDTH = 8;

	/** @return the module with fresh weights */
	public ScriptNode build(long seed) {
		var start = new Initialiser(seed);
		var node = new ScriptNode("cover.Cover").with("backbone", backbone.build(start));
		var layers = new Layers(start, backbone.dimension());
		var heads = heads();
		for (int j = 0; j < heads.length; j++) {
			var width = Math.toIntExact(HEAD_WIDTH * heads[j]);
			node.with("proj" + j, new ScriptNode("mov.Projection")
				.with("conv", layers.uniformConvolution(backbone.featureWidths().get(j), width, 1))
				.with("norm", layers.groupNorm(width, 1)));
		}
		return node.with("heads", heads).with("radius", (long) radius)
			.with("standardise", consistency == Consistency.STANDARDISED).withLevels(heads.length);
	}

	/** Heads J of the levels, bottleneck first: 4, 4, 4, 1, 1 of five. */
	private long[] heads() {
		var levels = backbone.featureWidths().size();
		return IntStream.range(0, levels).mapToLong(j -> j < levels - SINGLE ? COARSE_HEADS : 1).toArray();
	}
}
