package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Normalisation.Kind;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.view.Augmentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options about intensities, voxel sizes, variation and channels. */
class ImageOptionsTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "spacing|0", "spacing|-1", "spacing|nan", "spacing|median", "spacing|1,2,3,4",
		"normalisation|histogram", "normalisation|window", "range|5", "range|5,1", "range|3,3", "range|0,101", "range|-1,50",
		"range|a,b", "scope|all" })
	void badImageOptionsAreNamed(String option, String value) {
		var message = assertThrows(InputException.class, () -> Runs.with(ImageSettings.DEFAULT, option, value)).getMessage();
		assertTrue(message.contains("Cannot use " + option + "=" + value) && message.contains("To mend it: "), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rotation=181", "rotation=-1", "scaling=0.95", "elastic=101", "elastic=NaN", "tone=2.5" })
	void badVariationIsNamed(String option) {
		var parts = option.split("=");
		var message = assertThrows(InputException.class, () -> Runs.with(VariationSettings.DEFAULT, parts[0],
			Double.parseDouble(parts[1]))).getMessage();
		assertTrue(message.contains("Cannot use " + option), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "xx", "w", "x,y", "", "xyzx" })
	void axesToFlipAreLettersOnce(String flip) {
		var message = assertThrows(InputException.class, () -> Runs.with(VariationSettings.DEFAULT, "flip", flip)).getMessage();
		assertTrue(message.contains("Cannot use flip=" + flip), message);
	}

	@Test
	void flipsNameTheAxesOfTheTensor() {
		assertEquals(Set.of(2, 0), flips("xz", 3));
		assertEquals(Set.of(1), flips("X", 2));
		assertEquals(Set.of(0, 1), flips(" yx ", 2));
		assertEquals(Set.of(), flips("none", 3));
		var planes = assertThrows(InputException.class, () -> flips("xz", 2)).getMessage();
		assertTrue(planes.contains("flip=xz") && planes.contains("dimension=3"), planes);
		assertEquals(Augmentation.DEFAULT, VariationSettings.DEFAULT.augmentation(2));
	}

	private static Set<Integer> flips(String flip, int dimension) {
		return Runs.with(VariationSettings.DEFAULT, "flip", flip).augmentation(dimension).distortion().flips();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "percentile|auto|1|99.5", "zscore|auto|-5|5", "minmax|auto|0|1", "none|auto|0|1",
		"window|-160,240|-160|240", "Percentile| 2 , 98 |2|98" })
	void rulesAndRangesMakeTheNormalisation(String rule, String range, double low, double high) {
		var settings = new ImageSettings("None", rule, range, "Image");
		var preparation = settings.preparation(Optional.empty(), 2, Runs.images(1), Progress.SILENT);
		assertEquals(new Normalisation(Kind.valueOf(rule.toUpperCase()), low, high), preparation.normalisation());
		assertEquals(Resampling.NONE, preparation.resampling());
	}

	@Test
	void theScopeOfADataSetIsFittedOnce() {
		var settings = Runs.with(ImageSettings.DEFAULT, "scope", "dataset");
		var preparation = settings.preparation(Optional.empty(), 2, Runs.images(3), Progress.SILENT);
		assertEquals(1, preparation.normalisation().dataSet().size());
		assertEquals(Normalisation.DEFAULT.fit(Runs.images(3), Progress.SILENT), preparation.normalisation());
		assertEquals(new Resampling(List.of(0.25, 0.5), "mm"), preparation.resampling());
	}

	@Test
	void manyChannelsOfOneSliceAreDoubted() {
		var swapped = Pictures.noise(List.of(Axis.X, Axis.Y, Axis.CHANNEL), 4, 4, 30);
		var doubt = ChannelOrder.doubt(swapped).orElseThrow();
		assertTrue(doubt.contains("30 channels and 1 slice") && doubt.contains("Image > Properties")
			&& doubt.contains("swap Channels (c) and Slices (z)"), doubt);
		var heard = new Recorder();
		ImageSettings.DEFAULT.preparation(Optional.empty(), 2, ImageSource.of(List.of(swapped)), heard);
		assertTrue(heard.heard(doubt), heard.lines.toString());
		assertTrue(ChannelOrder.doubt(Pictures.noise(List.of(Axis.X, Axis.Y, Axis.CHANNEL), 4, 4, 5)).isEmpty());
		assertTrue(ChannelOrder.doubt(Pictures.noise(List.of(Axis.X, Axis.Y, Axis.CHANNEL, Axis.Z), 4, 4, 8, 2)).isEmpty());
		assertTrue(ChannelOrder.doubt(Pictures.noise(Pictures.XYZ, 4, 4, 30)).isEmpty());
	}
}
