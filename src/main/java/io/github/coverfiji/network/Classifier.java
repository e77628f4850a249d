package io.github.coverfiji.network;

import io.github.coverfiji.engine.ScriptNode;

/**
 * A backbone with a linear map from the features of all its levels, averaged over the image, to class scores. Because the
 * maps are linear, the same ones before the averaging show which places of the image speak for a class (class activation
 * maps, Zhou et al. 2016), and their mean is the score.
 *
 * @param backbone the network below
 * @param classes number of classes, at least 2; at least 1 if images may have several
 * @param several whether an image may have any number of classes: scores then become probabilities one by one
 */
public record Classifier(Backbone backbone, int classes, boolean several) {

	/** Begin of the paths of the heads' tensors; all others belong to the backbone. */
	public static final String HEAD = "score";

	/** @return the module with fresh weights */
	public ScriptNode build(long seed) {
		var start = new Initialiser(seed);
		var node = new ScriptNode("classifier.Classifier").with("backbone", backbone.build(start));
		var layers = new Layers(start, backbone.dimension());
		for (int j = 0; j < backbone.featureWidths().size(); j++)
			node.with(HEAD + j, layers.uniformConvolution(backbone.featureWidths().get(j), classes, 1));
		return node.with("several", several).withLevels(backbone.featureWidths().size());
	}
}
