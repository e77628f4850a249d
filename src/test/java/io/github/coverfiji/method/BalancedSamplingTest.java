package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.network.Classifier;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.Progress;

class BalancedSamplingTest {

	private static ClassificationObjective objective(List<Set<Integer>> truth, boolean balance) {
		var images = ImageSource.of(IntStream.range(0, truth.size()).mapToObj(i -> new CalibratedImage("image " + i,
			ArrayImgs.floats(new float[4], 2, 2), List.of(Axis.X, Axis.Y), Calibration.NONE)).toList());
		var samples = ClassifiedSamples.of(images, truth, new Preparation(2, Normalisation.none(), Resampling.NONE),
			Progress.SILENT);
		return new ClassificationObjective(new Classifier(UNet.of(2, 1, 8), 2, true), samples,
			IntStream.range(0, truth.size()).boxed().toList(), balance, null, new BackboneLearning(1, 0), 3);
	}

	/** Of 10 images one is of class 1: it takes half of the draws, or a tenth, and the others alike many. */
	@Test
	void rareClassIsShownAsOftenOnlyIfBalanced() {
		var truth = new ArrayList<Set<Integer>>(Collections.nCopies(9, Set.of(0)));
		truth.add(Set.of(1));
		for (var balance : List.of(true, false)) {
			var counts = LongStream.range(0, 180).boxed()
				.collect(Collectors.groupingBy(objective(truth, balance)::sample, Collectors.counting()));
			assertEquals(10, counts.size());
			assertEquals(balance ? 90 : 18, counts.get(9));
			for (int i = 0; i < 9; i++) assertEquals(balance ? 10 : 18, counts.get(i), "image " + i);
		}
	}

	/** Images of both classes count for the rarer one, images without class by themselves. */
	@Test
	void imagesOfSeveralClassesCountForTheRarest() {
		var truth = List.of(Set.of(0), Set.of(0), Set.of(0, 1), Set.<Integer> of());
		var counts = LongStream.range(0, 60).boxed()
			.collect(Collectors.groupingBy(objective(truth, true)::sample, Collectors.counting()));
		assertEquals(List.of(10L, 10L, 20L, 20L), IntStream.range(0, 4).mapToObj(counts::get).toList());
	}
}
