package io.github.coverfiji.workflow.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.image.ChosenImages;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.train.RunFolder;
import io.github.coverfiji.workflow.ImageNames;
import io.github.coverfiji.workflow.Pretraining;

/** Where the cells of an experiment are computed, and the pretrainings that they share. */
final class Bench {

	private final ExperimentSettings settings;
	private final Subject subject;
	private final Optional<ImageSource> unlabelled;
	private final Path folder;
	private final Jobs jobs;
	private final Map<Long, Split> splits;
	private final Map<String, Object> begun = new HashMap<>();

	/**
	 * @param settings with the dimension decided
	 * @param subject what is learnt
	 * @param splits which images each seed tests on and draws
	 * @param unlabelled to pretrain on; empty for the labelled images that are not for testing
	 * @param folder of the experiment
	 * @param jobs hears of pretrainings and trainings
	 */
	Bench(ExperimentSettings settings, Subject subject, Map<Long, Split> splits, Optional<ImageSource> unlabelled, Path folder,
		Jobs jobs)
	{
		this.settings = settings;
		this.subject = subject;
		this.splits = Map.copyOf(splits);
		this.unlabelled = unlabelled;
		this.folder = folder;
		this.jobs = jobs;
	}

	/**
	 * Computes a cell, or what is missing of it.
	 *
	 * @param cell which one
	 * @param start what it begins with
	 * @param mode what learns
	 * @return its result
	 * @throws InputException if it cannot be done
	 */
	CellResult compute(Cell cell, Start start, Variant mode) {
		var run = folder.resolve("cells").resolve(cell.folder());
		List<Integer> chosen;
		String model;
		try {
			chosen = splits.get(cell.seed()).shots(cell.shots());
			model = model(start, mode, cell.seed());
		}
		catch (InputException e) {
			jobs.skip(Jobs.Kind.TRAINING);
			throw e;
		}
		jobs.begin(Jobs.Kind.TRAINING);
		var well = false;
		try {
			subject.train(new Lesson(settings.trainings(), model, mode, cell.seed(), settings.steps()), chosen, run, jobs);
			var scores = subject.test(run, splits.get(cell.seed()).test(), settings.computer().device(), jobs);
			well = true;
			return new CellResult(cell, scores, splits.get(cell.seed()).unseen(subject, cell.shots()), settings.steps(),
				jobs.end(true));
		}
		finally {
			if (!well) jobs.end(false);
		}
	}

	/** Frees the disk of what only a stopped training needs; the model stays. */
	void tidy(Cell cell) {
		new RunFolder(folder.resolve("cells").resolve(cell.folder())).tidy();
	}

	/** @return path of the model to begin with, made if need be; empty for fresh weights that all learn */
	private String model(Start start, Variant mode, long seed) {
		if (start.isScratch() && mode.name().equals(Trainings.WHOLE)) return "";
		if (start.file().isPresent()) return fitting(start).toString();
		var key = Cell.plain(start.text()) + "-" + seed;
		var made = begun.computeIfAbsent(key, k -> {
			try {
				return made(start, seed, folder.resolve("pretrained").resolve(key));
			}
			catch (InputException e) {
				return e;
			}
		});
		if (made instanceof InputException fault) throw fault;
		return made.toString();
	}

	private Path made(Start start, long seed, Path output) {
		var method = start.method().orElse(new Variant("COVER", Map.of()));
		var pretraining = new Pretraining(settings.trainings().pretraining(method, seed));
		if (start.isScratch()) {
			var file = output.resolve(ModelFile.NAME);
			if (Files.notExists(file)) pretraining.writeFresh(toPretrainOn(seed), file);
			return output;
		}
		jobs.begin(Jobs.Kind.PRETRAINING);
		var well = false;
		try {
			pretraining.run(toPretrainOn(seed), output, RunFolder.isBegun(output), jobs);
			well = true;
		}
		finally {
			jobs.end(well);
		}
		return output;
	}

	private Path fitting(Start start) {
		var file = start.file().orElseThrow();
		var model = ModelFile.open(file);
		var dimension = model.card().architecture().dimension();
		if (dimension != Integer.parseInt(settings.dimension())) throw new InputException("Cannot start from '" + file + "'",
			"it is a " + dimension + "D model, but the images are taken in " + settings.dimension() + "D",
			"leave it out of starts, or set dimension=" + dimension + " if the images are such");
		new StartModels(folder).require(start.text(), model, jobs);
		return file;
	}

	/** Never an image that is tested on, by its name. */
	private ImageSource toPretrainOn(long seed) {
		var split = splits.get(seed);
		if (unlabelled.isEmpty()) return new ChosenImages(subject.images(), split.order().stream().sorted().toList());
		var tested = split.test().stream().map(i -> ImageNames.base(subject.images().name(i))).collect(Collectors.toSet());
		var source = unlabelled.get();
		var left = IntStream.range(0, source.count()).filter(i -> !tested.contains(ImageNames.base(source.name(i)))).boxed()
			.toList();
		if (left.isEmpty()) throw new InputException("Cannot pretrain", "all unlabelled images are kept for testing",
			"give images that are not tested on, or leave unlabelled empty");
		if (left.size() < source.count()) jobs.log((source.count() - left.size())
			+ " unlabelled images have the name of one that is tested on and are left out.");
		return new ChosenImages(source, left);
	}
}
