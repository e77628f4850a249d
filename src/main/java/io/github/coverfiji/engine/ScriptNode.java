package io.github.coverfiji.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A script module before it is loaded: the class that its text declares, and the values of its attributes.
 *
 * <p>A value is a {@code ScriptNode}, a {@link Tensor}, a {@code Long}, {@code Double}, {@code Boolean},
 * {@code String} or {@code long[]}. Attributes keep the order in which they were added, and so do the parameters.
 */
public final class ScriptNode {

	/**
	 * A tensor attribute.
	 *
	 * @param start its values
	 * @param trained whether it is a parameter with a gradient, or a buffer
	 */
	public record Tensor(HostTensor start, boolean trained) {}

	private final String type;
	private final Map<String, Object> attributes = new LinkedHashMap<>();
	private int levels;

	/** @param type file and class in {@code src/main/torchscript}, such as {@code unet.UNet} */
	public ScriptNode(String type) {
		this.type = type;
		attributes.put("training", true);
	}

	/** @return this node, with one more attribute, which the class's text must declare */
	public ScriptNode with(String name, Object value) {
		attributes.put(name, value);
		return this;
	}

	/** @return this node; lines of its class's text with {@code {level}} stand there for 0 … count - 1 */
	public ScriptNode withLevels(int count) {
		levels = count;
		return this;
	}

	/** @return how often lines with {@code {level}} are repeated */
	int levels() {
		return levels;
	}

	/** @return this node, with one more trained tensor */
	public ScriptNode parameter(String name, HostTensor start) {
		return with(name, new Tensor(start, true));
	}

	/** @return this node, with one more tensor that is state and not trained */
	public ScriptNode buffer(String name, HostTensor start) {
		return with(name, new Tensor(start, false));
	}

	/** @return file and class, such as {@code unet.UNet} */
	public String type() {
		return type;
	}

	/** @return the attributes in order */
	public Map<String, Object> attributes() {
		return Collections.unmodifiableMap(attributes);
	}

	/** @return all tensors below this node by their path, such as {@code backbone.enter.conv1.weight}, in order */
	public Map<String, Tensor> tensors() {
		var all = new LinkedHashMap<String, Tensor>();
		attributes.forEach((name, value) -> {
			if (value instanceof Tensor tensor) all.put(name, tensor);
			if (value instanceof ScriptNode child)
				child.tensors().forEach((path, tensor) -> all.put(name + "." + path, tensor));
		});
		return all;
	}

	/**
	 * @param values new values by path; a path that is absent keeps its own
	 * @return a copy of this tree that holds the new values
	 */
	public ScriptNode withTensors(Map<String, HostTensor> values) {
		return withTensors("", values);
	}

	/** @return a copy of this tree in which no tensor is trained */
	public ScriptNode frozen() {
		var copy = new ScriptNode(type).withLevels(levels);
		attributes.forEach((name, value) -> {
			if (value instanceof Tensor tensor) copy.buffer(name, tensor.start());
			else copy.with(name, value instanceof ScriptNode child ? child.frozen() : value);
		});
		return copy;
	}

	/**
	 * @param name of an attribute that nodes of this tree have
	 * @param value its new value
	 * @return a copy of this tree in which each attribute of that name has that value
	 */
	public ScriptNode withEverywhere(String name, Object value) {
		var copy = new ScriptNode(type).withLevels(levels);
		attributes.forEach((key, old) -> copy.with(key, key.equals(name) ? value
			: old instanceof ScriptNode child ? child.withEverywhere(name, value) : old));
		return copy;
	}

	private ScriptNode withTensors(String prefix, Map<String, HostTensor> values) {
		var copy = new ScriptNode(type).withLevels(levels);
		attributes.forEach((name, value) -> {
			var path = prefix + name;
			if (value instanceof Tensor tensor)
				copy.with(name, new Tensor(values.getOrDefault(path, tensor.start()), tensor.trained()));
			else if (value instanceof ScriptNode child) copy.with(name, child.withTensors(path + ".", values));
			else copy.with(name, value);
		});
		return copy;
	}
}
