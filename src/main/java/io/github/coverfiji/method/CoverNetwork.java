package io.github.coverfiji.method;

import java.util.List;

import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.network.Initialiser;
import io.github.coverfiji.network.Layers;
import io.github.coverfiji.network.UNet;

/**
 * COVER's whole module: backbone and one projection a level (methods, section 1.3).
 *
 * @param backbone the network that is pretrained
 * @param radius R of the candidates' window, at least 1; the pyramid then reaches 31 R voxels
 * @param consistency which form of the consistency term
 */
public record CoverNetwork(UNet backbone, int radius, Consistency consistency) {

	/** How features are compared in the consistency term. */
	public enum Consistency {
		/** The paper's: features as they are. In short runs it collapses the finest level. */
		PLAIN,
		/** Each channel standardised over the batch first, which keeps the features apart. */
		STANDARDISED
	}

	/** Heads J of the levels, bottleneck first. */
	public static final List<Integer> HEADS = List.of(4, 4, 4, 1, 1);
	/** Channels of a head. */
	public static final int HEAD_WIDTH = 8;

	/** @return the module with fresh weights */
	public ScriptNode build(long seed) {
		var start = new Initialiser(seed);
		var node = new ScriptNode("cover.Cover").with("backbone", backbone.build(start));
		var layers = new Layers(start, backbone.dimension());
		for (int j = 0; j < HEADS.size(); j++) {
			var width = HEAD_WIDTH * HEADS.get(j);
			node.with("proj" + j, new ScriptNode("mov.Projection")
				.with("conv", layers.uniformConvolution(backbone.featureWidths().get(j), width, 1))
				.with("norm", layers.groupNorm(width, 1)));
		}
		return node.with("heads", HEADS.stream().mapToLong(Integer::longValue).toArray())
			.with("radius", (long) radius).with("standardise", consistency == Consistency.STANDARDISED);
	}
}
