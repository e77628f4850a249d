package io.github.coverfiji.workflow.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;

import io.github.coverfiji.image.CsvLine;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/** A whole experiment on cut-out brain slices, with the tiny network and a handful of steps. */
class ExperimentTest {

	private static final Path BRAIN = Path.of("test-data/brain2d");
	private static final Map<String, Object> TINY = Map.of("shots", "1,2", "seeds", 2, "modes", "whole", "test", "0.4",
		"epochs", 1, "steps", 2, "model", "tiny", "patch", 32, "batch", 2, "device", "cpu", "precision", "float32");

	@TempDir
	static Path folder;

	@BeforeAll
	static void cutOut() throws IOException {
		for (var kind : List.of("images", "labels")) {
			Files.createDirectory(folder.resolve(kind));
			for (int slice = 76; slice <= 116; slice += 8) {
				var image = IJ.openImage(BRAIN.resolve(kind).resolve("coronal_%03d.tif".formatted(slice)).toString());
				image.setRoi(60, 44, 48, 40);
				IJ.saveAsTiff(image.crop(), folder.resolve(kind).resolve(slice + ".tif").toString());
			}
		}
		Files.copy(BRAIN.resolve("classes.csv"), folder.resolve("classes.csv"));
	}

	private static ExperimentFolders folders() {
		return new ExperimentFolders(folder.resolve("images").toString(), folder.resolve("labels").toString(), "", "", "");
	}

	private static Path run(String output, Map<String, ?> changes, Progress progress) {
		var options = new LinkedHashMap<String, Object>(TINY);
		options.putAll(changes);
		return new Experiment(ExperimentSettings.of(options)).run(folders(), folder.resolve(output), progress);
	}

	@Test
	void runsWhole() throws IOException {
		var page = run("whole", Map.of("modes", "whole,probe"), new Progress() {
			@Override
			public void log(String line) {
				System.out.println(line);
			}
			@Override
			public void status(Status s) {
				System.out.println(s);
			}
		});
		System.out.println(Files.readString(folder.resolve("whole/cells.csv")));
		assertTrue(Files.exists(page));
		IJ.log(page.toString());
		var to = Path.of("/tmp/experiment-out");
		Files.createDirectories(to);
		for (var f : List.of("report.html", "plot-whole.png", "cells.csv", "images.csv", "record.json"))
			Files.copy(folder.resolve("whole").resolve(f), to.resolve(f), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
	}
}
