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
	private static final String SKIPPED = "skipped";

	private final List<String> names;
	private final List<Map<String, Double>> steps = new ArrayList<>();
	private int skipped;
	private boolean counting = true;

	/** @param names of the results, in the order of the log */
	LogGroup(List<String> names) {
		this.names = List.copyOf(names);
	}

	/** @param results of a step, by name; each a float's value */
	void add(Map<String, Double> results) {
		steps.add(results);
	}

	/** Counts a step without results. */
	void skip() {
		skipped++;
	}

	/** @return whether there is no step with results, so that there is nothing to log */
	boolean isEmpty() {
		return steps.isEmpty();
	}

	/** @return the means over the steps, of which there has to be one; they are gone afterwards */
	Map<String, Double> take() {
		var means = new LinkedHashMap<String, Double>();
		for (var name : names)
			means.put(name, steps.stream().mapToDouble(results -> results.get(name)).average().orElseThrow());
		steps.clear();
		return means;
	}

	/** @return a column with the number of skipped steps, 0 afterwards; none in the log of a version that did not count them */
	Map<String, Double> takeSkipped() {
		var column = counting ? Map.of(SKIPPED, (double) skipped) : Map.<String, Double> of();
		skipped = 0;
		return column;
	}

	/** @return a tensor for each result, with the values of all steps, none for an empty group; and what was skipped */
	Map<String, HostTensor> tensors() {
		var tensors = new HashMap<String, HostTensor>();
		if (counting) tensors.put(NAME + SKIPPED, HostTensor.scalar(skipped));
		if (steps.isEmpty()) return tensors;
		for (var name : names) {
			var values = new float[steps.size()];
			for (int i = 0; i < values.length; i++)
				values[i] = steps.get(i).get(name).floatValue();
			tensors.put(NAME + name, new HostTensor(values, values.length));
		}
		return tensors;
	}

	/** @param saved a checkpoint's tensors, those of {@link #tensors} among them; none of a run without checkpoint */
	void restore(Map<String, HostTensor> saved) {
		steps.clear();
		counting = saved.isEmpty() || saved.containsKey(NAME + SKIPPED);
		skipped = (int) saved.getOrDefault(NAME + SKIPPED, HostTensor.scalar(0)).values()[0];
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
