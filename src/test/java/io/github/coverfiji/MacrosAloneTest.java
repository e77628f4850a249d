package io.github.coverfiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.plugin.Duplicator;

import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;

/** The shipped macros that need nothing made beforehand, each run as a user does, and what is mistyped to any. */
class MacrosAloneTest {

	@TempDir
	static Path folder;

	private static MacroRuns macros;

	@BeforeAll
	static void prepare() {
		macros = new MacroRuns(folder);
	}

	@Test
	void wholeSlicesAreClassifiedAndScored() throws IOException {
		var lines = macros.printed("macros/classify.ijm", "output=[" + macros.at("classes") + "]", "epochs=1");
		for (var measure : List.of("ROC AUC", "Balanced accuracy", "Accuracy"))
			assertTrue(lines.stream().anyMatch(line -> line.matches(measure
				+ "\t[01]\\.\\d{3}\t\\([01]\\.\\d{3} to [01]\\.\\d{3}\\)")),
				lines.toString());
		var scores = Files.readAllLines(folder.resolve("classes/scores.csv"));
		assertEquals("file,predicted,back,front", scores.get(0));
		assertEquals(1 + 12, scores.size());
		for (var file : List.of("result.csv", "result-confusion.csv", "run/best.pt"))
			macros.assertWritten("classes/" + file);
		assertEquals(ModelCard.CLASSIFICATION, ModelFile.open(folder.resolve("classes/run")).card().task());
	}

	@Test
	@Tag("slow")
	void quickStartDrawsItsPictures() {
		macros.run("macros/quickstart.ijm", "output=[" + macros.at("quick start") + "]", "pretraining=1", "training=1");
		assertEquals(4 * 346 - 10, IJ.openImage(macros.at("quick start/slices.png")).getWidth());
		assertTrue(IJ.openImage(macros.at("quick start/features.png")).getStatistics().stdDev > 0, "not of one colour");
		for (var file : List.of("pretraining.png", "cover-scores.csv", "scratch-scores.csv", "cover/best.pt"))
			macros.assertWritten("quick start/" + file);
	}

	@Test
	@Tag("slow")
	void volumesAreLearntAndSegmented() throws IOException {
		for (var kind : List.of("images", "labels"))
			for (var half : List.of("left.tif", "right_mirrored.tif")) {
				Files.createDirectories(folder.resolve("volumes").resolve(kind));
				var volume = IJ.openImage("test-data/brain3d/" + kind + "/" + half);
				volume.setRoi(10, 40, 24, 28);
				IJ.saveAsTiff(new Duplicator().run(volume, 20, 37), macros.at("volumes/" + kind + "/" + half));
			}
		Files.copy(Path.of("test-data/brain3d/classes.csv"), folder.resolve("volumes/classes.csv"));
		var lines = macros.printed("macros/volume.ijm", "data=[" + macros.at("volumes") + "]",
			"output=[" + macros.at("volume") + "]", "patch=16", "pretraining=1", "training=1", "smallest=5");
		assertTrue(lines.stream().anyMatch(line -> line.startsWith("all classes but 0\t")), lines.toString());
		var found = IJ.openImage(macros.at("volume/found/right_mirrored.tif"));
		assertEquals(18, found.getNSlices());
		MacroRuns.assertSameSpace(IJ.openImage(macros.at("volumes/images/right_mirrored.tif")), found);
		assertEquals(3, ModelFile.open(folder.resolve("volume/model")).card().architecture().dimension());
		assertEquals("cortex", ModelFile.open(folder.resolve("volume/model")).card().classes().classes().get(1).name());
		macros.assertWritten("volume/scores.csv");
	}

	@ParameterizedTest
	@CsvSource({"pretrain_folder, epoch=1", "segment_folder, modell=x", "evaluate, truths=x", "features, modell=x",
		"quickstart, trainings=1", "experiment, step=1", "classify, epoch=1", "labels_from_rois, outputs=x",
		"volume, datas=x", "folder16, image=x"})
	void mistypedOptionsStopTheMacro(String macro, String argument) {
		assertEquals(1, macros.launch("macros/" + macro + ".ijm", argument));
		assertFalse(macros.errors().isEmpty());
	}
}
