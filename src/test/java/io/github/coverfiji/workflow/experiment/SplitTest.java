package io.github.coverfiji.workflow.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.imglib2.img.array.ArrayImgs;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.LabelledImages;

class SplitTest {

	/** Images of 2 × 2 pixels, which show these classes. */
	private static Subject subject(int learnable, float[]... shown) {
		var images = new ArrayList<CalibratedImage>();
		for (int i = 0; i < shown.length; i++)
			images.add(new CalibratedImage("case" + i + ".tif", ArrayImgs.floats(shown[i], 2, 2), List.of(Axis.X, Axis.Y), Calibration.NONE));
		return new SegmentationSubject(new LabelledImages(ImageSource.of(images), ImageSource.of(images), Optional.empty()), learnable,
			Progress.SILENT);
	}

	/** Ten images: all show 0, every other one 1, the last one 2. */
	private static Subject ten() {
		var shown = new float[10][];
		for (int i = 0; i < 10; i++) shown[i] = new float[] { 0, 0, i % 2, i == 9 ? 2 : 0 };
		return subject(10, shown);
	}

	private static String refused(Subject subject, String test) {
		return assertThrows(InputException.class, () -> Split.of(subject, HeldOut.of(test), 1)).getMessage();
	}

	@Test
	void testImagesAreNeverDrawnAndThreeLabelsContainTheOne() {
		var tests = new HashSet<List<Integer>>();
		for (long seed = 1; seed <= 20; seed++) {
			var split = Split.of(ten(), HeldOut.of("0.3"), seed);
			assertEquals(3, split.test().size());
			assertEquals(7, split.order().size());
			assertTrue(split.order().stream().noneMatch(split.test()::contains));
			assertEquals(split.shots(1), split.shots(3).subList(0, 1));
			assertEquals(split, Split.of(ten(), HeldOut.of("0.3"), seed));
			tests.add(split.test());
		}
		assertTrue(tests.size() > 10, "seeds split alike");
	}

	@Test
	void drawsShowAsManyClassesAsTheyCan() {
		for (long seed = 1; seed <= 20; seed++) {
			var split = Split.of(ten(), HeldOut.of("case0,case2"), seed);
			assertEquals(9, split.order().get(0), "one image shows all three classes");
			assertEquals(List.of(), split.unseen(ten(), 1));
			var without = Split.of(ten(), HeldOut.of("case9,case0"), seed);
			assertEquals(1, without.order().get(0) % 2);
			assertEquals(List.of("class 2"), without.unseen(ten(), 8));
		}
	}

	@Test
	void namesOrAFolderOfTheirOwnSayWhatIsTestedOn() {
		assertEquals(List.of(3, 7), Split.of(ten(), HeldOut.of("case3, *7"), 5).test());
		assertEquals(List.of(2, 3), Split.of(subject(2, new float[] { 0, 1, 0, 0 }, new float[] { 0, 1, 0, 0 }, new float[4],
			new float[4]), HeldOut.of("0.3"), 5).test());
	}

	@Test
	void tooFewAreRefused() {
		assertTrue(assertThrows(InputException.class, () -> Split.of(ten(), HeldOut.of("0.3"), 1).shots(8)).getMessage()
			.contains("Cannot learn from 8 labels: only 7 labelled images are left beside the 3 kept for testing"));
		assertTrue(refused(ten(), "none*").contains("of 10 labelled images 10 would be learnt from and 0 tested on"));
		assertEquals(List.of(new Variant("a (1)/run", Map.of())), Variant.list("starts", "a (1)/run"));
		assertTrue(refused(ten(), "case*").contains("0 would be learnt from"));
		assertTrue(refused(subject(1, new float[] { 0, 1, 0, 0 }), "0.5").contains("Cannot keep images for testing"));
		assertTrue(assertThrows(InputException.class, () -> subject(2, new float[4], new float[4])).getMessage().contains("a single class"));
		assertTrue(assertThrows(InputException.class, () -> subject(1, new float[] { 0, 1, 0, 300 })).getMessage()
			.contains("the labels hold the value 300"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"starts | scratch,scratch | is there twice",
		"starts | COVR | did you mean 'COVER'",
		"starts | COVER(radius=3) | is no key:value",
		"starts | COVER(radius:9) | Cannot use radius=9",
		"starts | COVER(radios:3) | did you mean 'radius'",
		"starts | COVER(seed:3) | seed is set by the experiment",
		"starts | COVER(radius:3 | a bracket is not closed",
		"starts | scratch(rate:1) | give options of the training to a mode",
		"modes | head | write one of whole, probe",
		"modes | whole(freeze:true) | freeze is set by the experiment",
		"modes | whole(rate:7) | Cannot use rate=7",
		"shots | 1,x | 'x' is no number of labelled images",
		"shots | , | it names nothing",
		"seeds | 0 | Cannot use seeds=0",
		"test | 0.99 | Cannot use test=0.99",
		"patch | wide | it is not 1 to 3 numbers",
	})
	void badSettingsAreRefusedByName(String key, String value, String reason) {
		var message = assertThrows(InputException.class, () -> ExperimentSettings.of(Map.of(key, value))).getMessage();
		assertTrue(message.contains(reason), message);
	}

	@Test
	void startsAndModesTakeOptionsOfTheirOwn() {
		var settings = ExperimentSettings.of(Map.of("starts", "scratch, cover(radius:3; strength:0.5),a/b/run", "modes",
			"WHOLE(rate:0.003),probe", "rate", 0.01));
		var starts = Start.list(settings.starts());
		assertEquals(List.of("scratch", "COVER(radius:3;strength:0.5)", "a/b/run"), starts.stream().map(Start::text).toList());
		assertEquals(3, settings.trainings().pretraining(starts.get(1).method().orElseThrow(), 4).radius());
		assertEquals(4, settings.trainings().pretraining(starts.get(1).method().orElseThrow(), 4).seed());
		assertEquals("run", Start.title("a/b/run"));
		assertEquals("run", Start.title("a/b/run/best.pt"));
		var modes = Trainings.modes(settings.modes());
		assertEquals(0.003, settings.trainings().segmentation("s", modes.get(0), 1).rate());
		assertFalse(settings.trainings().segmentation("s", modes.get(0), 1).tuning().freeze());
		assertTrue(settings.trainings().classification("s", modes.get(1), 1).tuning().freeze());
		assertEquals(0.01, settings.trainings().classification("s", modes.get(1), 1).rate());
		assertEquals(ExperimentSettings.DEFAULT, ExperimentSettings.of(Map.of()));
		assertEquals(Set.of("a/b", "a-b").size(), Set.of(Cell.plain("a/b"), Cell.plain("a-b")).size());
	}
}
