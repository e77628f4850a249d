package io.github.coverfiji.workflow.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The cells of an experiment in the order in which they are computed: seed by seed, so that curves are there early.
 *
 * @param tasks the cells
 */
record Grid(List<Task> tasks) {

	/**
	 * A cell to compute.
	 *
	 * @param cell which one
	 * @param start what it begins with
	 * @param mode what learns
	 * @param isFirstOfDraw whether it is the first with its labels
	 */
	record Task(Cell cell, Start start, Variant mode, boolean isFirstOfDraw) {}

	static Grid of(ExperimentSettings settings) {
		var tasks = new ArrayList<Task>();
		var starts = Start.list(settings.starts());
		var modes = Trainings.modes(settings.modes());
		for (var seed : settings.seedList())
			for (var shots : settings.shotList()) {
				var first = true;
				for (var start : starts)
					for (var mode : modes) {
						tasks.add(new Task(new Cell(start.text(), mode.toString(), shots, seed), start, mode, first));
						first = false;
					}
			}
		return new Grid(List.copyOf(tasks));
	}

	/** @return how many cells are not finished */
	int left(Results results) {
		return (int) tasks.stream().filter(task -> results.of(task.cell()).isEmpty()).count();
	}

	/** @return how many pretrainings cells that are not finished wait for */
	int pretrainings(Results results) {
		var waiting = new HashSet<String>();
		for (var task : tasks)
			if (task.start().method().isPresent() && results.of(task.cell()).isEmpty())
				waiting.add(task.start().text() + "-" + task.cell().seed());
		return waiting.size();
	}
}
