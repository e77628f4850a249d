package io.github.coverfiji.network;

import java.util.List;

import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.model.Architecture;

/**
 * A network that gives features on several levels. Its script class has the methods {@code features} (all levels, coarsest
 * first, the last with the size of the image) and {@code forward} (the last). {@code features} is {@code encode} (the way
 * down: bottleneck and what the way up takes from each level, coarsest first), then {@code decode}.
 */
public interface Backbone {

	/** @return spatial axes, 2 or 3 */
	int dimension();

	/** @return channels of the input image */
	int channels();

	/** @return channels of the feature levels, coarsest first, at least two */
	List<Integer> featureWidths();

	/** @return by what the network divides each axis, tensor order: sides of patches have to be multiples of it */
	int[] multiples();

	/** @return kind and size, for a model card */
	Architecture architecture();

	/** @return the module with fresh weights */
	ScriptNode build(Initialiser start);
}
