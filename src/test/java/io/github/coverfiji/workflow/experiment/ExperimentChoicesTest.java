package io.github.coverfiji.workflow.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Initialiser;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.release.StandInWeights;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.NetworkSize;

/** Experiments of other modes, starts, tests and truths than usual, and of some that cannot be done. */
class ExperimentChoicesTest {

	@TempDir
	static Path folder;

	private static TinyExperiments tiny;

	@BeforeAll
	static void prepare() throws IOException {
		tiny = new TinyExperiments(folder);
	}

	@Test
	void howMuchThereIsToDoIsCountedInWords() {
		var one = ExperimentSettings.of(Map.of("starts", "COVER", "shots", "3", "seeds", 1, "modes", "whole", "steps", 1));
		assertEquals("1 start × 1 number of labels × 1 seed × 1 mode: 1 training of 1 step, and 1 pretraining.", one.describe());
		assertEquals("2 starts × 4 numbers of labels × 3 seeds × 1 mode: 24 trainings of 400 steps, and 3 pretrainings.",
			ExperimentSettings.DEFAULT.describe());
	}

	@Test
	void whatFailsIsToldAndTheOthersGoOn() throws IOException {
		TinyModel.save(Files.createDirectories(folder.resolve("deep")), 3, 1);
		tiny.log.clear();
		var message = assertThrows(InputException.class, () -> tiny.run("faults",
			Map.of("shots", "1,5", "seeds", 1, "starts",
				folder.resolve("deep") + "," + folder.resolve("nothing") + ",scratch"),
			tiny.listener(Long.MAX_VALUE))).getMessage();
		assertTrue(message.startsWith("5 of 6 trainings could not be done"), message);
		assertTrue(message.contains("Cannot learn from 5 labels: only 4 labelled images are left beside the 2 kept for "
			+ "testing"), message);
		assertTrue(message.contains("it is a 3D model, but the images are taken in 2D"), message);
		assertTrue(message.contains("there is no such file"), message);
		assertEquals(2, tiny.rows("faults", "cells.csv").size());
		var page = Files.readString(folder.resolve("faults/report.html"));
		assertTrue(page.contains("What could not be done") && page.contains("it is a 3D model")
			&& page.contains("5 could not be done"));
		tiny.run("faults", Map.of("shots", "1,3", "seeds", 1, "starts", "scratch"), Progress.SILENT);
		assertEquals(3, tiny.rows("faults", "cells.csv").size(), "more may be asked for");
		assertTrue(Files.readString(folder.resolve("faults/report.html")).contains("<p>All trainings are over.</p>"));
	}

	@Test
	void aModelThatHasChangedIsNoLongerTheSameStart() throws IOException {
		var model = Files.createDirectories(folder.resolve("changing"));
		TinyModel.save(model, 2, 1);
		tiny.run("changed", Map.of("shots", "1", "seeds", 1, "starts", model), Progress.SILENT);
		ModelFile.save(model.resolve(ModelFile.NAME), NetworkSize.TINY.unet(2, 1).build(new Initialiser(7)),
			ModelFile.open(model).card());
		var message = assertThrows(InputException.class, () -> tiny.run("changed",
			Map.of("shots", "1,2", "seeds", 1, "starts", model), Progress.SILENT)).getMessage();
		assertTrue(message.startsWith("1 of 2 trainings could not be done") && message.contains("it is another model"), message);
		assertEquals(1 + 1, tiny.rows("changed", "cells.csv").size());
	}

	@Test
	@Tag("slow")
	void probeLearnsOnFrozenFeaturesAndTestsWhereItIsTold() throws IOException {
		for (var kind : List.of("images", "labels")) {
			Files.createDirectories(folder.resolve("own").resolve(kind));
			Files.copy(folder.resolve(kind).resolve("slice5.tif"),
				folder.resolve("own").resolve(kind).resolve("other.tif"));
		}
		tiny.log.clear();
		tiny.run("probe", Map.of("modes", "probe(rate:0.01)", "shots", "6", "seeds", 1),
			tiny.folders(folder.resolve("own/images").toString() + "/../../images", "own"),
			tiny.listener(Long.MAX_VALUE));
		assertArrayEquals(new String[] { "1", "1" }, tiny.rows("probe", "cells.csv").stream().skip(1)
			.map(row -> row.split(",")[5]).toArray());
		for (var start : List.of("scratch", "COVER")) {
			var run = Files.list(folder.resolve("probe/cells"))
				.filter(path -> path.getFileName().toString().startsWith(start)).findFirst();
			var learnt = weights(run.orElseThrow());
			var began = weights(folder.resolve("probe/pretrained").resolve(start + "-1"));
			learnt.forEach((name, values) -> {
				if (!name.startsWith("head")) assertArrayEquals(began.get(name), values, name);
			});
		}
	}

	@Test
	void weightsAreStartsByName() throws IOException {
		try (var fiji = new StandInWeights(folder.resolve("Fiji"))) {
			fiji.add("xray-2d", 2, null);
			assertEquals(List.of("xray-2d"), Start.list("xray-2d").stream().map(Start::text).toList());
			assertEquals(fiji.folder().resolve("xray-2d.pt"), Start.list("XRay-2d").get(0).file().orElseThrow());
			var message = assertThrows(InputException.class, () -> Start.list("xray")).getMessage();
			assertTrue(message.contains("that is no method and no weights") && message.contains("ImageContrast,")
				&& message.contains("xray-2d, or a model file"), message);
			tiny.run("named", Map.of("starts", "xray-2d", "shots", "1", "seeds", 1), Progress.SILENT);
			assertTrue(tiny.rows("named", "cells.csv").get(1).startsWith("xray-2d,"));
		}
	}

	private static Map<String, float[]> weights(Path run) {
		try (var module = ModelFile.openBest(run).load(ComputeDevice.CPU)) {
			var weights = new LinkedHashMap<String, float[]>();
			module.snapshot().forEach((name, tensor) -> weights.put(name, tensor.values()));
			return weights;
		}
	}

	@Test
	void imagesThatAreTestedOnAreNotPretrainedOn() {
		tiny.log.clear();
		tiny.run("leak", Map.of("starts", "COVER", "shots", "1", "seeds", 1, "test", "slice0,slice5"),
			tiny.folders(folder.resolve("images").toString(), ""), tiny.listener(Long.MAX_VALUE));
		assertTrue(tiny.log.contains("2 unlabelled images have the name of one that is tested on and are left out."),
			tiny.log.toString());
		assertTrue(tiny.log.stream().anyMatch(line -> line.startsWith("Pretraining with COVER: 4 samples")),
			tiny.log.toString());
	}

	@Test
	void classesOfWholeImagesAreComparedByAuc() throws IOException {
		var table = new StringBuilder("file,label\n");
		IntStream.range(0, TinyExperiments.SLICES).forEach(i -> table.append("images/slice").append(i).append(".tif,")
			.append(i % 2 == 0 ? "even" : "odd").append('\n'));
		Files.writeString(folder.resolve("classes-of-slices.csv"), table);
		var message = assertThrows(InputException.class, () -> tiny.run("classes",
			Map.of("shots", "1,4", "seeds", 1, "starts", "scratch"),
			new ExperimentFolders(folder.resolve("classes-of-slices.csv").toString(), "", "", "", "", "auto"),
			Progress.SILENT)).getMessage();
		assertTrue(message.startsWith("1 of 2 trainings could not be done: Cannot train a classifier"), message);
		assertEquals("Start,Mode,Shots,Seed,AUC,Balanced accuracy,Accuracy,Tested,Unseen,Steps,Seconds",
			tiny.rows("classes", "cells.csv").get(0));
		assertEquals(2, tiny.rows("classes", "cells.csv").size());
		assertEquals("Start,Mode,Shots,Seed,Image,Unit,Class,Shown,Probability",
			tiny.rows("classes", "images.csv").get(0));
	}

	/** A table of some slices, odd and even ones; the images lie beside it. */
	private static Path table(String name, String group, int... slices) throws IOException {
		var table = new StringBuilder("file,label,group\n");
		for (var i : slices) table.append("images/slice").append(i).append(".tif,").append(i % 2 == 0 ? "even" : "odd")
			.append(',').append(i == slices[0] ? group : "").append('\n');
		return Files.writeString(folder.resolve(name), table);
	}

	private ExperimentFolders tested(Path learn, Path test) {
		return new ExperimentFolders(learn.toString(), "", "", test.toString(), "", "auto");
	}

	@Test
	void classesAreTestedOnImagesOfTheirOwn() throws IOException {
		var learn = table("learn.csv", "", 0, 1, 2, 3);
		var options = Map.of("shots", "4", "seeds", 1, "starts", "scratch");
		tiny.run("classes-apart", options, tested(learn, table("test.csv", "", 2, 3, 4, 5)), Progress.SILENT);
		assertEquals("4", tiny.rows("classes-apart", "cells.csv").get(1).split(",")[7], "all four are tested");
		var message = assertThrows(InputException.class, () -> tiny.run("classes-shared", options,
			tested(table("learn2.csv", "anna", 0, 1, 2, 3), table("test2.csv", "anna", 4, 5, 2, 3)), Progress.SILENT)).getMessage();
		assertTrue(message.contains("'anna' is a group of both"), message);
		var other = Files.writeString(folder.resolve("test3.csv"), Files.readString(folder.resolve("test.csv")).replace("odd", "third"));
		message = assertThrows(InputException.class, () -> tiny.run("classes-third", options, tested(learn, other),
			Progress.SILENT)).getMessage();
		assertTrue(message.contains("their class 'third' is not among those to learn: even, odd"), message);
	}
}
