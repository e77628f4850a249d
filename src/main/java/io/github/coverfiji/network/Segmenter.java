package io.github.coverfiji.network;

import io.github.coverfiji.engine.ScriptNode;

/**
 * A backbone with one 1^d convolution from its finest features to class scores.
 *
 * @param backbone the network below
 * @param classes number of classes, background included, at least 2
 * @param ignore label value of voxels that nobody labelled
 */
public record Segmenter(UNet backbone, int classes, int ignore) {

	/** Path of the head's tensors; all others belong to the backbone. */
	public static final String HEAD = "head.";

	/** @return the module with fresh weights */
	public ScriptNode build(long seed) {
		var start = new Initialiser(seed);
		var node = new ScriptNode("segmentation.Segmenter").with("backbone", backbone.build(start));
		var finest = backbone.featureWidths().get(backbone.featureWidths().size() - 1);
		return node.with("head", new Layers(start, backbone.dimension()).uniformConvolution(finest, classes, 1))
			.with("ignore", (long) ignore);
	}
}
