package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.task.InputException;

class NamedOptionsTest {

	private static String refused(Map<String, ?> options) {
		return assertThrows(InputException.class, () -> SegmentationSettings.of(options)).getMessage();
	}

	@Test
	void whatIsNotGivenKeepsItsDefault() {
		assertEquals(PretrainingSettings.DEFAULT, PretrainingSettings.of(Map.of()));
		assertEquals(SegmentationSettings.DEFAULT, SegmentationSettings.of(Map.of()));
		assertEquals(ClassificationSettings.DEFAULT, ClassificationSettings.of(Map.of()));
		assertEquals(SegmentSettings.DEFAULT, SegmentSettings.of(Map.of()));
		assertEquals(ClassifySettings.DEFAULT, ClassifySettings.of(Map.of()));
		assertEquals(FeatureSettings.DEFAULT, FeatureSettings.of(Map.of()));
		assertEquals(EvaluationSettings.DEFAULT, EvaluationSettings.of(Map.of()));
	}

	@Test
	void valuesOfScriptsAreThoseOfMacros() {
		var settings = SegmentationSettings.of(Map.of("patch", List.of(16, 64, 64), "batch", 2L, "epochs", "7", "rate",
			new BigDecimal("0.002"), "validation", 0, "freeze", "True", "start", new File("run"), "seed", 5));
		var expected = Runs.with(Runs.with(Runs.with(Runs.with(Runs.with(Runs.with(Runs.with(Runs.with(
			SegmentationSettings.DEFAULT, "start", "run"), "tuning.freeze", true), "patch", "16,64,64"), "batch", "2"), "epochs", 7),
			"rate", 0.002), "validation", 0.0), "seed", 5L);
		assertEquals(expected, settings);
	}

	@Test
	void groupsTakeTheirOptionsFromTheSameList() {
		var settings = SegmentationSettings.of(Map.of("flip", "xy", "rotation", 10, "normalisation", "zscore"));
		assertEquals("xy", settings.variation().flip());
		assertEquals(10, settings.variation().rotation());
		assertEquals("zscore", settings.images().normalisation());
		assertEquals(VariationSettings.DEFAULT.scaling(), settings.variation().scaling());
	}

	@Test
	void unknownOptionIsRefusedWithTheNearestOne() {
		var message = refused(Map.of("epoch", 3));
		assertTrue(message.startsWith("Cannot use the settings: unknown option 'epoch', did you mean 'epochs'. To mend it: "
			+ "use only the options backbone, backbonerate, batch, device, dimension, elastic, epochs, flip"), message);
		assertTrue(refused(Map.of("variation", "xy")).contains("unknown option 'variation'"), "groups are no options");
	}

	@Test
	void valueOfTheWrongKindIsRefused() {
		assertEquals("Cannot use epochs=2.5: the option takes a whole number. To mend it: give such a value; by default it is "
			+ "100.", refused(Map.of("epochs", 2.5)));
		assertTrue(refused(Map.of("rate", "fast")).contains("the option takes a number"));
		assertTrue(refused(Map.of("freeze", 1)).contains("the option takes true or false"));
		assertTrue(refused(Map.of("validation", 2)).startsWith("Cannot use validation=2: it lies outside 0 … 0.9"));
	}
}
