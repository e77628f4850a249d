package io.github.coverfiji.workflow.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.coverfiji.image.CurvePlot;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.train.Software;
import io.github.coverfiji.workflow.NamedOptions;

/**
 * Tells what an experiment found so far: a page that stands for itself, and a plot for each mode.
 *
 * @param folder of the experiment
 * @param settings what is compared
 * @param folders where the images are
 * @param device where it is computed, in words
 */
record Report(Path folder, ExperimentSettings settings, ExperimentFolders folders, String device) {

	/** Name of the page. */
	static final String FILE = "report.html";

	private static final String READING = "The spread is the standard deviation over the seeds; each seed has its own"
		+ " split, draw, pretraining and training. A difference is the mean over the seeds of two trainings with the same"
		+ " labels, steps and test images. Its 95 % interval is drawn by bootstrap, over the seeds and the test images of each;"
		+ " with few seeds it is rather too narrow, and it says nothing about other images. An interval that holds 0 means"
		+ " that no difference was found, not that there is none.";

	/** What a macro needs no brackets for. */
	private static final String PLAIN = "[A-Za-z0-9.,]+";

	/** @return the starts by their names, as asked for */
	List<String> starts() {
		return Start.list(settings.starts()).stream().map(Start::text).toList();
	}

	/**
	 * @param results the finished cells
	 * @param faults why cells could not be computed
	 * @param left how many cells are still to come
	 * @return the page and the plots
	 */
	Findings write(Results results, Map<Cell, String> faults, int left) {
		var measure = results.measure();
		var summary = Summary.of(results, starts());
		var page = new Page("Does pretraining help on these images?");
		page.paragraph(left > 0 ? left + " trainings are still to come; this page is renewed after each."
			: "All trainings are over" + (faults.isEmpty() ? "." : ", and " + faults.size() + " could not be done."));
		var asked = Grid.of(settings).tasks().stream().map(Grid.Task::cell).toList();
		var earlier = results.all().stream().filter(result -> !asked.contains(result.cell())).count();
		if (earlier > 0) page.paragraph("Earlier runs in this folder asked for " + earlier + " other trainings, which are shown"
			+ " too; the settings below are those of the last run.");
		page.list(summary.sentences());
		var plots = summary.modes().stream().map(mode -> plot(summary, mode)).toList();
		plots.forEach(plot -> page.picture(bytes(plot), measure.title() + " against the number of labels"));
		page.heading("Results").table(titles(summary), summary.lines().stream().map(line -> row(summary, line)).toList());
		page.paragraph(READING);
		tell(page, results, faults);
		page.heading("Settings").table(given()).heading("Once more").code(macro());
		page.paragraph("Each training of " + settings.steps() + " steps; all its numbers are in cells.csv and images.csv. "
			+ Software.NAME + ", Java " + System.getProperty("java.version") + ", " + device + ".");
		var file = folder.resolve(FILE);
		AtomicFile.write(file, part -> Files.writeString(part, page.toString()));
		return new Findings(file, plots, summary.sentences());
	}

	private static List<String> titles(Summary summary) {
		return List.of("Mode", "Labels", "Start", summary.measure().title(), "Spread", "Seeds",
			"Difference from " + Start.title(summary.reference()) + " (95 %)");
	}

	private static List<String> row(Summary summary, Summary.Line line) {
		return List.of(line.mode(), Integer.toString(line.shots()), Start.title(line.start()), number(line.mean()),
			number(line.spread()), Integer.toString(line.values().size()),
			line.difference().map(Difference::numbers).orElse(line.start().equals(summary.reference()) ? "" : "not yet"));
	}

	private static String number(double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
	}

	private Path plot(Summary summary, String mode) {
		var curves = summary.lines().stream().filter(line -> line.mode().equals(mode)).map(Summary.Line::start).distinct()
			.map(start -> curve(start, summary.lines().stream().filter(line -> line.mode().equals(mode)
				&& line.start().equals(start)).toList())).toList();
		var file = folder.resolve("plot-" + Cell.plain(mode) + ".png");
		new CurvePlot("labelled images", summary.measure().title() + (mode.equals(Trainings.WHOLE) ? "" : ", " + mode), curves)
			.save(file);
		return file;
	}

	private static byte[] bytes(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException e) {
			throw new InputException("Cannot read the plot '" + file + "'", e.toString(), "check the disk", e);
		}
	}

	private static CurvePlot.Curve curve(String start, List<Summary.Line> lines) {
		return new CurvePlot.Curve(Start.title(start), lines.stream().mapToInt(Summary.Line::shots).toArray(),
			lines.stream().mapToDouble(Summary.Line::mean).toArray(), lines.stream().mapToDouble(Summary.Line::spread).toArray());
	}

	private static void tell(Page page, Results results, Map<Cell, String> faults) {
		if (!faults.isEmpty()) {
			var byReason = new LinkedHashMap<String, LinkedHashSet<String>>();
			faults.forEach((cell, why) -> byReason.computeIfAbsent(why, w -> new LinkedHashSet<>()).add(cell.toString()));
			page.heading("What could not be done").list(byReason.entrySet().stream()
				.map(entry -> String.join("; ", entry.getValue()) + ": " + entry.getKey()).toList());
		}
		var unseen = new LinkedHashSet<String>();
		for (var result : results.all()) if (!result.unseen().isEmpty()) unseen.add(Cell.labels(result.cell().shots())
			+ ", seed " + result.cell().seed() + ": " + String.join(", ", result.unseen()));
		if (!unseen.isEmpty()) page.heading("Classes that no label showed").list(unseen);
	}

	private Map<String, String> given() {
		var given = new LinkedHashMap<>(folders.given());
		given.putAll(NamedOptions.values(settings));
		return given;
	}

	/** @return the macro that does the same again: what differs from the defaults */
	private String macro() {
		var usual = NamedOptions.values(ExperimentSettings.DEFAULT);
		var options = given();
		options.put("output", folder.toString());
		options.entrySet().removeIf(option -> option.getValue().equals(usual.get(option.getKey())));
		var line = new StringBuilder();
		options.forEach((key, value) -> line.append(' ').append(key).append('=')
			.append(value.matches(PLAIN) ? value : "[" + value.replace('\\', '/') + "]"));
		return "run(\"COVER Experiment\", \"" + line.toString().strip() + "\");";
	}
}
