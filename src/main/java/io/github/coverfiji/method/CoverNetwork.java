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
 * @param weight of the consistency term; 1 in the paper
 * @param vectors how vectors are found
 */
public record CoverNetwork(Backbone backbone, int radius, Consistency consistency, double weight, Vectors vectors) {

	/** How features are compared in the consistency term. */
	public enum Consistency {
		/** The paper's: features as they are. In short runs it collapses the finest level. */
		PLAIN,
		/** Each channel standardised over the batch first, which keeps the features apart. */
		STANDARDISED
	}

	/** How vectors are found: the whole method, and what its ablation leaves of it. */
	public enum Vectors {
		/** From coarse to fine, several heads in the coarse levels: COVER. */
		HEADS,
		/** From coarse to fine (VPA), a single head. */
		PYRAMID,
		/** On the finest level alone (MoV), a single head: no vector is longer than the radius. */
		MIXTURE,
		/** Not at all: the consistency term alone teaches. */
		NONE;

		/** @return first level that takes part, of so many */
		long first(int levels) {
			return switch (this) {
				case HEADS, PYRAMID -> 0;
				case MIXTURE -> levels - 1;
				case NONE -> levels;
			};
		}
	}

	/** Heads of all levels but the two finest, which have one. */
	private static final int COARSE_HEADS = 4;
	private static final int SINGLE = 2;
	/** Channels of a head. */
	public static final int HEAD_WIDTH = 8;

	/** The whole method, with the paper's weight of both terms. */
	public CoverNetwork(Backbone backbone, int radius, Consistency consistency) {
		this(backbone, radius, consistency, 1, Vectors.HEADS);
	}

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
		return node.with("heads", heads).with("first", vectors.first(heads.length)).with("radius", (long) radius)
			.with("standardise", consistency == Consistency.STANDARDISED).with("weight", weight)
			.withLevels(heads.length);
	}

	/** Heads J of the levels, bottleneck first: 4, 4, 4, 1, 1 of five, or 1 everywhere. */
	private long[] heads() {
		var levels = backbone.featureWidths().size();
		return IntStream.range(0, levels).mapToLong(j -> vectors == Vectors.HEADS && j < levels - SINGLE ? COARSE_HEADS : 1).toArray();
	}
}
