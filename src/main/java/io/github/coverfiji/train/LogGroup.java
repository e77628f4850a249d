package io.github.coverfiji.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.coverfiji.engine.HostTensor;

/**
 * The results of the steps since the last row of the log. They are part of the checkpoint: a resumed run writes the
 * rows of one that never stopped.
 */
final class LogGroup {

	private static final String NAME = "#log/";

	private final List<String> names;
	private final List<Map<String, Double>> steps = new ArrayList<>();

	/** @param names of the results, in the order of the log */
	LogGroup(List<String> names) {
		this.names = List.copyOf(names);
	}

	/** @param results of a step, by name; each a float's value */
	void add(Map<String, Double> results) {
		steps.add(results);
	}

	/** @return the means over the steps, of which there has to be one; the group is empty afterwards */
	Map<String, Double> take() {
		var means = new LinkedHashMap<String, Double>();
		for (var name : names)
			means.put(name, steps.stream().mapToDouble(results -> results.get(name)).average().orElseThrow());
		steps.clear();
		return means;
	}

	/** @return a tensor for each result, with the values of all steps; none for an empty group */
	Map<String, HostTensor> tensors() {
		var tensors = new HashMap<String, HostTensor>();
		if (steps.isEmpty()) return tensors;
		for (var name : names) {
			var values = new float[steps.size()];
			for (int i = 0; i < values.length; i++)
				values[i] = steps.get(i).get(name).floatValue();
			tensors.put(NAME + name, new HostTensor(values, values.length));
		}
		return tensors;
	}

	/** @param saved a checkpoint's tensors, those of {@link #tensors} among them */
	void restore(Map<String, HostTensor> saved) {
		steps.clear();
		for (var name : names) {
			var tensor = saved.get(NAME + name);
			if (tensor == null) continue;
			for (int i = 0; i < tensor.values().length; i++) {
				if (steps.size() == i) steps.add(new HashMap<>());
				steps.get(i).put(name, (double) tensor.values()[i]);
			}
		}
	}
}
