package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.Progress;

/**
 * A pretraining in 16 bits learns what one in 32 bits learns, on slices of a brain with the same draws. Steps amplify any
 * rounding, so a second run in 32 bits whose rate differs in the seventh digit shows how far that alone leads.
 */
@Tag("slow")
class ShortNumbersTest {

	private static final Path IMAGES = Path.of("test-data", "brain2d", "images");
	/** Of 124 steps. */
	private static final int EPOCHS = 3;
	private static final double RATE = 1e-3;

	@TempDir
	Path folder;

	@Test
	void sixteenBitsLearnTheSame() {
		var whole = pretrained("float32", RATE);
		var other = pretrained("float32", RATE * (1 + 1e-6));
		var rounded = pretrained("bfloat16", RATE);
		System.out.printf("losses apart: %.2f %% by the seventh digit, %.2f %% by 16 bits%n", 100 * apart(whole, other),
			100 * apart(whole, rounded));
		assertTrue(apart(whole, rounded) < 0.02);
		for (int level = 0; level < 5; level++) {
			var features = features(whole, level);
			var chance = rankCorrelation(features, features(other, level));
			var found = rankCorrelation(features, features(rounded, level));
			System.out.printf("rank correlation of level %d: %.3f by the seventh digit, %.3f by 16 bits%n", level, chance, found);
			assertTrue(found > 0.7);
		}
	}

	private Path pretrained(String precision, double rate) {
		var images = FolderSource.open(IMAGES, Progress.SILENT);
		var output = folder.resolve(precision + "-" + rate);
		var settings = PretrainingSettings.of(Map.of("model", "tiny", "patch", "64", "batch", "2", "epochs", EPOCHS,
			"precision", precision, "rate", rate, "device", "cpu", "seed", 1));
		new Pretraining(settings).run(images, output, false, Progress.SILENT);
		return output;
	}

	private static double[] column(Path run) {
		var lines = read(run.resolve("log.csv"));
		var index = List.of(lines.get(0).split(",")).indexOf("loss");
		return lines.stream().skip(1).mapToDouble(line -> Double.parseDouble(line.split(",")[index])).toArray();
	}

	private static List<String> read(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** How far the mean losses of two runs are apart, as a share. */
	private static double apart(Path first, Path second) {
		var mean = Arrays.stream(column(first)).average().orElseThrow();
		return Math.abs(Arrays.stream(column(second)).average().orElseThrow() / mean - 1);
	}

	private static Patch features(Path run, int level) {
		var image = FolderSource.open(IMAGES, Progress.SILENT).get(12);
		return new FeatureExtraction(new FeatureSettings(level, 0, "cpu"), ModelFile.open(run)).run(image, Progress.SILENT)
			.frames().get(0).values();
	}

	/** Spearman's, of each channel by itself; their mean. */
	private static double rankCorrelation(Patch first, Patch second) {
		var size = first.values().length / first.channels();
		return IntStream.range(0, first.channels()).mapToDouble(c -> correlation(ranks(first.values(), c * size, size),
			ranks(second.values(), c * size, size))).average().orElseThrow();
	}

	private static double[] ranks(float[] values, int start, int length) {
		var order = IntStream.range(0, length).boxed().sorted(Comparator.comparing(i -> values[start + i])).toList();
		var ranks = new double[length];
		for (int rank = 0; rank < length; rank++)
			ranks[order.get(rank)] = rank;
		return ranks;
	}

	/** Pearson's, of two rows with the same ranks. */
	private static double correlation(double[] first, double[] second) {
		var mean = (first.length - 1) / 2.0;
		var product = IntStream.range(0, first.length).mapToDouble(i -> (first[i] - mean) * (second[i] - mean)).sum();
		return product / Arrays.stream(first).map(rank -> (rank - mean) * (rank - mean)).sum();
	}
}
