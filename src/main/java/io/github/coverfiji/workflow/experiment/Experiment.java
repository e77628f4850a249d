package io.github.coverfiji.workflow.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.RunFolder;
import io.github.coverfiji.train.RunLock;
import io.github.coverfiji.workflow.Fingerprint;

/**
 * Whether pretraining helps on given images: trains from each start, with each number of labels, several times, all with
 * the same number of steps, and tests on images that neither pretraining nor training has seen.
 *
 * <p>The output folder holds {@code report.html}, {@code cells.csv}, {@code images.csv}, a plot for each mode, and the
 * runs. All of it is renewed after each cell, and a second run goes on where the first one stopped.
 */
public final class Experiment {

	private final ExperimentSettings settings;

	/** @param settings what to compare */
	public Experiment(ExperimentSettings settings) {
		this.settings = settings;
	}

	/** As {@link #run(ExperimentFolders, Path, PixelCache, Progress)}, with a cache of a quarter of the memory. */
	public Findings run(ExperimentFolders folders, Path output, Progress progress) {
		return run(folders, output, PixelCache.ofQuarterHeap(), progress);
	}

	/**
	 * Runs the whole job, or what is left of it. A cell that cannot be computed does not stop the others; the job then
	 * ends as failed, naming each.
	 *
	 * @param folders where the images are
	 * @param output folder of the experiment
	 * @param cache keeps pixels that are read again
	 * @param progress hears each cell
	 * @return what was found
	 * @throws InputException if images or settings do not fit, the folder holds another experiment, or cells failed
	 * @throws io.github.coverfiji.task.CancelledException if cancelled; finished cells are kept
	 */
	public Findings run(ExperimentFolders folders, Path output, PixelCache cache, Progress progress) {
		var device = ComputeDevice.of(settings.computer().device());
		var subject = folders.subject(cache, progress);
		var unlabelled = folders.unlabelled(cache, progress);
		var decided = settings.in(dimension(subject.images(), progress));
		var splits = new HashMap<Long, Split>();
		settings.seedList().forEach(seed -> splits.put(seed, Split.of(subject, HeldOut.of(settings.test()), seed)));
		try (var lock = RunLock.of(output, RunFolder.isBegun(output), progress)) {
			ExperimentRecord.write(output, settings, data(subject, unlabelled, progress), device, progress);
			var results = new Results(output, subject.measure());
			var report = new Report(output, settings, folders, device.describe());
			var grid = Grid.of(settings);
			var jobs = new Jobs(progress, grid.pretrainings(results), grid.tasks().size());
			var bench = new Bench(decided, subject, splits, unlabelled, output, jobs);
			var faults = cells(grid, bench, jobs, results, report, progress);
			var findings = report.write(results, faults, 0);
			findings.sentences().forEach(progress::log);
			progress.log("The report is '" + findings.page() + "'.");
			if (!faults.isEmpty()) throw new InputException(
				faults.size() + " of " + grid.tasks().size() + " trainings could not be done",
				String.join(" ", new LinkedHashSet<>(faults.values())),
				"mend that and run it again: the others are done, and in the report");
			return findings;
		}
	}

	private int dimension(ImageSource images, Progress progress) {
		if (!settings.dimension().equals("auto")) return Integer.parseInt(settings.dimension());
		var dimension = CalibratedImage.dimensionFor(IntStream.range(0, images.count()).mapToObj(images::get).toList());
		progress.log(dimension == 3 ? "dimension=3: all images are volumes." : "dimension=2: images are taken plane by plane.");
		return dimension;
	}

	private static List<Object> data(Subject subject, Optional<ImageSource> unlabelled, Progress progress) {
		var data = new ArrayList<Object>(List.of(subject.fingerprint(progress)));
		unlabelled.map(images -> Fingerprint.of(images, progress)).ifPresent(data::add);
		return data;
	}

	/** @return why cells could not be computed */
	private static Map<Cell, String> cells(Grid grid, Bench bench, Jobs jobs, Results results, Report report,
		Progress progress)
	{
		var faults = new LinkedHashMap<Cell, String>();
		for (var task : grid.tasks()) {
			progress.check("Experiment");
			var before = results.of(task.cell());
			if (before.isPresent()) {
				jobs.took(Jobs.Kind.TRAINING, before.get().seconds());
				jobs.skip(Jobs.Kind.TRAINING);
				continue;
			}
			try {
				var result = bench.compute(task.cell(), task.start(), task.mode());
				results.add(result);
				bench.tidy(task.cell());
				tell(result, grid, task, progress);
			}
			catch (InputException e) {
				faults.put(task.cell(), e.getMessage());
				progress.log(task.cell() + ": " + e.getMessage());
			}
			report.write(results, faults, grid.left(results) - faults.size());
		}
		return faults;
	}

	/** Which classes no label shows is said once for all cells with these labels. */
	private static void tell(CellResult result, Grid grid, Grid.Task task, Progress progress) {
		var scores = result.scores();
		progress.log(String.format(Locale.ROOT, "%s: %s %.3f (cell %d of %d).", task.cell(), scores.measure().title(),
			scores.value(), grid.tasks().indexOf(task) + 1, grid.tasks().size()));
		if (task.isFirstOfDraw() && !result.unseen().isEmpty()) progress.log(Cell.labels(task.cell().shots()) + ", seed "
			+ task.cell().seed() + ": no label shows " + String.join(", ", result.unseen()) + ", so that cannot be learnt.");
	}
}
