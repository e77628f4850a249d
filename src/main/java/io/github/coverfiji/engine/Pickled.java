package io.github.coverfiji.engine;

import java.util.List;
import java.util.Map;

/**
 * What a pickle of a script module says, read and not executed. Numbers, truth values and texts are {@code Long},
 * {@code Double}, {@code Boolean} and {@code String}.
 */
sealed interface Pickled {

	/** Python's None. */
	record None() implements Pickled {}

	/** The name of a class or function, without what stands behind it. */
	record Global(String name) implements Pickled {}

	/** Values in brackets. */
	record Tuple(List<Object> elements) implements Pickled {}

	/**
	 * A list of which the kind is known.
	 *
	 * @param kind {@code int}, {@code float}, {@code bool} or {@code Tensor}
	 * @param elements all of that kind
	 */
	record TypedList(String kind, List<Object> elements) implements Pickled {}

	/**
	 * The numbers of tensors.
	 *
	 * @param key name of the entry that holds them
	 * @param count how many floats
	 */
	record Storage(String key, long count) implements Pickled {}

	/** A tensor whose elements lie in a storage; all of them within it. */
	record Tensor(Storage storage, List<Long> shape) implements Pickled {}

	/** A class about to become an object. */
	record Instance(String type) implements Pickled {}

	/**
	 * A script module.
	 *
	 * @param type such as {@code __torch__.unet.UNet}
	 * @param attributes by name
	 */
	record Module(String type, Map<String, Object> attributes) implements Pickled {}
}
