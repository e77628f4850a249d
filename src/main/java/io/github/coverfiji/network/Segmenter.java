package io.github.coverfiji.network;

import io.github.coverfiji.engine.ScriptNode;

/**
 * A backbone with a linear map from the features of all its levels to class scores: pretraining puts much of what it
 * learns into the coarser ones.
 *
 * @param backbone the network below
 * @param classes number of classes, background included, at least 2
 * @param ignore label value of voxels that nobody labelled
 */
public record Segmenter(Backbone backbone, int classes, int ignore) {

	/** Begin of the paths of the heads' tensors; all others belong to the backbone. */
	public static final String HEAD = "head";

	/** @return the module with fresh weights */
	public ScriptNode build(long seed) {
		var start = new Initialiser(seed);
		var node = new ScriptNode("segmentation.Segmenter").with("backbone", backbone.build(start));
		var layers = new Layers(start, backbone.dimension());
		for (int j = 0; j < backbone.featureWidths().size(); j++)
			node.with(HEAD + j, layers.uniformConvolution(backbone.featureWidths().get(j), classes, 1));
		return node.with("ignore", (long) ignore).withLevels(backbone.featureWidths().size());
	}
}
