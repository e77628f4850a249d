package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

import ij.IJ;
import ij.ImagePlus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.task.InputException;

/** A folder of images with label images as other programs write them, in files. */
abstract class LabelFolder {

	static final int SIDE = 48;

	@TempDir
	Path folder;
	final Recorder progress = new Recorder();
	private int count;

	@BeforeEach
	void folders() throws IOException {
		Files.createDirectories(folder.resolve("images"));
		Files.createDirectories(folder.resolve("labels"));
	}

	/** Squares in a grid, counted from 1; 0 between them. */
	static int square(int place) {
		int x = place % SIDE, y = place / SIDE;
		return x % 8 < 6 && y % 8 < 6 ? 1 + x / 8 + 6 * (y / 8) : 0;
	}

	/** Squares without gaps, counted from 1. */
	static int tile(int place) {
		return 1 + place % SIDE / 8 + 6 * (place / SIDE / 8);
	}

	static int half(int place) {
		return place % SIDE < SIDE / 2 ? 0 : 1;
	}

	static ImagePlus image(String type, int slices, IntUnaryOperator value) {
		var image = IJ.createImage("labels", type + " black", SIDE, SIDE, slices);
		for (var z = 1; z <= slices; z++)
			for (var i = 0; i < SIDE * SIDE; i++) image.getStack().getProcessor(z).setf(i, value.applyAsInt(i));
		return image;
	}

	void add(String type, IntUnaryOperator value) {
		add(image(type, 1, value));
	}

	void add(ImagePlus labels) {
		IJ.saveAsTiff(image("8-bit", labels.getStackSize(), i -> i % 251), folder.resolve("images/" + count + ".tif").toString());
		IJ.saveAsTiff(labels, folder.resolve("labels/" + count++ + ".tif").toString());
	}

	LabelledImages labelled() {
		return LabelledImages.open(folder.resolve("images"), folder.resolve("labels"), progress);
	}

	SegmentationPlan plan(String... options) {
		var settings = Runs.with(Runs.SEGMENTATION, "epochs", 1);
		for (var i = 0; i < options.length; i += 2) settings = Runs.with(settings, options[i],
			options[i].equals("ignore") ? (Object) Integer.valueOf(options[i + 1]) : options[i + 1]);
		var plan = new SegmentationPlan(settings, labelled(), progress);
		plan.tellClasses(progress);
		return plan;
	}

	String refused(String... options) {
		return assertThrows(InputException.class, () -> plan(options)).getMessage();
	}

	void assertMask(String values, SegmentationPlan plan) {
		assertEquals(List.of("background", "foreground"), plan.classNames());
		assertTrue(progress.heard("masks: 0 is taken as background, " + values + " as class 1 (foreground)"), progress.lines.toString());
		for (var i = 0; i < plan.samples().count(); i++) assertEquals(List.of(0, 1), plan.samples().classes(i));
		var truth = plan.samples().truth(0, 0, new int[] { SIDE, SIDE });
		assertEquals(SIDE * SIDE / 2, Arrays.stream(truth).sum());
	}
}
