package io.github.coverfiji.workflow.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.coverfiji.metric.Bootstrap;

/**
 * What the finished cells say: a line for each start, mode and number of labels.
 *
 * @param measure what was measured
 * @param reference start that the others are compared with: scratch, if this run or an earlier one did that, else the first
 * @param lines by mode, number of labels and start
 */
record Summary(Measure measure, String reference, List<Line> lines) {

	/**
	 * The cells of all seeds.
	 *
	 * @param start what they began with
	 * @param mode what learnt
	 * @param shots number of labels
	 * @param values one for each seed
	 * @param difference from the reference; empty for the reference itself, and while it is missing
	 */
	record Line(String start, String mode, int shots, List<Double> values, Optional<Difference> difference) {

		/** @return mean over the seeds */
		double mean() {
			return Spread.mean(values);
		}

		/** @return standard deviation over the seeds; NaN for one */
		double spread() {
			return Spread.deviation(values);
		}
	}

	/**
	 * @param results the finished cells
	 * @param starts as they are asked for
	 * @return their summary
	 */
	static Summary of(Results results, List<String> starts) {
		var known = Stream.concat(starts.stream(), results.all().stream().map(result -> result.cell().start())).distinct().toList();
		var reference = known.contains(Start.SCRATCH) ? Start.SCRATCH : known.get(0);
		var kinds = results.all().stream().map(result -> new Cell(result.cell().start(), result.cell().mode(),
			result.cell().shots(), 0)).distinct().sorted(Comparator.comparing(Cell::mode).reversed()
				.thenComparing(Cell::shots).thenComparing(kind -> known.indexOf(kind.start()))).toList();
		return new Summary(results.measure(), reference, kinds.stream().map(kind -> line(results, kind, reference)).toList());
	}

	private static Line line(Results results, Cell kind, String reference) {
		var cells = results.all().stream().filter(result -> kind.equals(new Cell(result.cell().start(), result.cell().mode(),
			result.cell().shots(), 0))).sorted(Comparator.comparing(result -> result.cell().seed())).toList();
		var values = cells.stream().map(result -> result.scores().value()).toList();
		if (kind.start().equals(reference)) return new Line(kind.start(), kind.mode(), kind.shots(), values, Optional.empty());
		var pairs = new ArrayList<Difference.Pair>();
		for (var cell : cells) results.of(new Cell(reference, kind.mode(), kind.shots(), cell.cell().seed()))
			.ifPresent(other -> pairs.add(new Difference.Pair(cell.scores(), other.scores())));
		return new Line(kind.start(), kind.mode(), kind.shots(), values,
			pairs.isEmpty() ? Optional.empty() : Optional.of(Difference.of(pairs, Bootstrap.DEFAULT)));
	}

	/** @return modes, in the order of the lines */
	List<String> modes() {
		return lines.stream().map(Line::mode).distinct().toList();
	}

	/** @return what the intervals say, a sentence for each line that is compared */
	List<String> sentences() {
		return lines.stream().filter(line -> line.difference().isPresent()).map(line -> line.difference().get()
			.sentence(Start.title(line.start()), Start.title(reference), measure.title(), line.shots(),
				modes().size() > 1 ? line.mode() + ", " : "")).toList();
	}
}
