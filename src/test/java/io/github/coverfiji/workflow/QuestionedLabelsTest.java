package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;

import ij.IJ;
import org.junit.jupiter.api.Test;

import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;

/** Label images with gaps, grey values, rare classes or losses: what they are taken for before anything is trained. */
class QuestionedLabelsTest extends LabelFolder {

	@Test
	void valuesWithWideGapsAreNoClassesByAccident() throws IOException {
		add("8-bit", place -> new int[] { 0, 5, 6 }[place % 3]);
		assertTrue(refused().contains("hold only the values 0, 5 and 6, so 4 of the 7 classes 0 to 6 have no pixel"), refused());
		assertEquals(7, plan("objects", "classes").classCount());
		Files.writeString(folder.resolve("labels/classes.csv"), "id,name\n5,a\n6,b\n");
		assertEquals(7, plan().classCount());
		assertTrue(progress.heard("No pixel shows class 1, class 2, class 3 and class 4"), progress.lines.toString());
	}

	@Test
	void greyValuesAreNoLabels() {
		var noise = new Random(1).ints(SIDE * SIDE, 0, 256).toArray();
		add("8-bit", place -> noise[place] % 60);
		assertTrue(refused().contains("scattered over many places"), refused());
	}

	@Test
	void rareClassesAreTold() {
		for (var i = 0; i < 6; i++) {
			var number = i;
			add("8-bit", place -> place < 40 && number == 2 ? 2 : place < 80 && number == 5 ? 4 : half(place));
		}
		plan();
		assertTrue(progress.heard("No pixel shows class 3"), progress.lines.toString());
		assertTrue(progress.lines.stream().anyMatch(line -> line.matches("A single image shows class 2( and class 4)?: .*")
			|| line.startsWith("A single image shows class 4")), progress.lines.toString());
		assertTrue(progress.lines.stream().anyMatch(line -> line.matches(
			"(No image|Only images) kept for validation shows? .*class [24].*")), progress.lines.toString());
	}

	@Test
	void lossyLabelsAreRefusedOnlyWhereTheyBelongToAnImage() {
		add("8-bit", QuestionedLabelsTest::half);
		IJ.saveAs(image("8-bit", 1, QuestionedLabelsTest::half), "Jpeg", folder.resolve("labels/picture.jpg").toString());
		assertEquals(2, plan().classCount());
		IJ.saveAs(image("8-bit", 1, QuestionedLabelsTest::half), "Jpeg", folder.resolve("labels/1.jpg").toString());
		IJ.saveAsTiff(image("8-bit", 1, place -> place % 251), folder.resolve("images/1.tif").toString());
		assertTrue(refused().contains("'1.jpg' as labels: it is a JPEG file"));
	}

	@Test
	void openImagesAreQuestionedAsFoldersAre() {
		var image = ImageJImages.of(image("8-bit", 1, place -> place % 251));
		var mask = LabelledImages.of(image, ImageJImages.of(image("8-bit", 1, place -> 255 * half(place))));
		assertMask("255", new SegmentationPlan(Runs.SEGMENTATION, mask, progress));
		var objects = LabelledImages.of(image, ImageJImages.of(image("8-bit", 1, QuestionedLabelsTest::square)));
		assertThrows(InputException.class, () -> new SegmentationPlan(Runs.SEGMENTATION, objects, progress));
	}

	/** A model of a mask gives 0 and 1, and is measured against the mask. */
	@Test
	void maskIsTrainedSegmentedAndMeasured() {
		for (var i = 0; i < 2; i++) add("8-bit", place -> 255 * half(place));
		var run = folder.resolve("run");
		new SegmentationTraining(Runs.with(Runs.SEGMENTATION, "epochs", 1)).run(labelled(), run, false, progress);
		assertEquals("0 background, 1 foreground", ModelFile.open(run).card().classes().legend());
		var out = folder.resolve("out");
		new FolderSegmentation(run, SegmentSettings.DEFAULT).run(folder.resolve("images"), out, progress);
		var scores = new Evaluation(EvaluationSettings.DEFAULT).run(folder.resolve("labels"), out, progress);
		assertTrue(scores.rows().stream().allMatch(row -> row.label() <= 1));
	}

	@Test
	void runGoesOnWithItsLabelsOnly() {
		for (var i = 0; i < 2; i++) add("8-bit", place -> 255 * half(place));
		var run = folder.resolve("run");
		var settings = Runs.with(Runs.SEGMENTATION, "epochs", 1);
		new SegmentationTraining(settings).run(labelled(), run, false, progress);
		IJ.saveAsTiff(image("8-bit", 1, place -> place % 3), folder.resolve("labels/0.tif").toString());
		var message = assertThrows(InputException.class,
			() -> new SegmentationTraining(settings).run(labelled(), run, true, progress)).getMessage();
		assertTrue(message.contains("it was started with other images or labels"), message);
	}
}
