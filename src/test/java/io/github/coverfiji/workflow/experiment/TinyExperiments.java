package io.github.coverfiji.workflow.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ij.IJ;

import io.github.coverfiji.task.Progress;

/** Experiments with the tiny network and a handful of steps, on parts of six brain slices in a folder. */
final class TinyExperiments {

	private static final Path BRAIN = Path.of("test-data/brain2d");
	private static final Map<String, Object> TINY = Map.of("shots", "2", "seeds", 2, "test", "0.4", "epochs", 1,
		"steps", 2, "model", "tiny", "patch", 32, "device", "cpu", "precision", "float32", "batch", 2);
	static final int SLICES = 6;

	final List<String> log = new ArrayList<>();
	private final Path folder;
	private long asked;

	/** @param folder with or without the slices */
	TinyExperiments(Path folder) throws IOException {
		this.folder = folder;
		if (Files.exists(folder.resolve("classes.csv"))) return;
		for (var kind : List.of("images", "labels")) {
			Files.createDirectory(folder.resolve(kind));
			for (int i = 0; i < SLICES; i++) {
				var image = IJ.openImage(BRAIN.resolve(kind)
					.resolve("coronal_%03d.tif".formatted(76 + 8 * i)).toString());
				image.setRoi(60, 44, i == 3 ? 34 : 48, i == 4 ? 31 : 40);
				IJ.saveAsTiff(image.crop(), folder.resolve(kind).resolve("slice" + i + ".tif").toString());
			}
		}
		Files.copy(BRAIN.resolve("classes.csv"), folder.resolve("classes.csv"));
	}

	/** @return how often the latest listener was asked whether to go on */
	long asked() {
		return asked;
	}

	/** Keeps the log, and cancels when asked so many times whether to. */
	Progress listener(long most) {
		asked = 0;
		return new Progress() {

			@Override
			public void log(String line) {
				log.add(line);
			}

			@Override
			public boolean isCancelled() {
				return asked++ >= most;
			}
		};
	}

	ExperimentFolders folders(String unlabelled, String test) {
		var tested = test.isEmpty() ? "" : folder.resolve(test).toString();
		return new ExperimentFolders(folder.resolve("images").toString(), folder.resolve("labels").toString(),
			unlabelled, test.isEmpty() ? "" : tested + "/images", test.isEmpty() ? "" : tested + "/labels", "auto");
	}

	Findings run(String output, Map<String, ?> changes, Progress progress) {
		return run(output, changes, folders("", ""), progress);
	}

	Findings run(String output, Map<String, ?> changes, ExperimentFolders folders, Progress progress) {
		var options = new LinkedHashMap<String, Object>(TINY);
		options.putAll(changes);
		return new Experiment(ExperimentSettings.of(options)).run(folders, folder.resolve(output), progress);
	}

	List<String> rows(String output, String table) throws IOException {
		return Files.readAllLines(folder.resolve(output).resolve(table));
	}
}
