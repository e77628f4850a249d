package io.github.coverfiji.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.coverfiji.task.Progress;

/**
 * How images look to a network, in a few numbers: how bright they are, and on which scale they vary. Plain values, so it
 * can be stored beside a model.
 *
 * @param mean over the images, an entry for each of {@link #ENTRIES}
 * @param spread their standard deviation over the images, in the same order; 0 for a single image
 */
public record Appearance(List<Double> mean, List<Double> spread) {

	/**
	 * What the numbers are: of the intensities mean, deviation, and the shares that are below 0.1 and above 0.9; then the
	 * shares of the variance that lie on a scale, such as {@code scale4}: within boxes of 8 voxels a side, between means
	 * over 4.
	 */
	public static final List<String> ENTRIES = List.of("mean", "deviation", "dark", "bright", "scale1", "scale2", "scale4",
		"scale8", "scale16", "scale32");

	private static final int OF_INTENSITIES = 4;
	private static final double DARK = 0.1;
	private static final double BRIGHT = 0.9;
	/** Images that are looked at: some are as good as all to know what kind they are. */
	private static final int MOST = 16;
	/** Voxels that are looked at in each, from its middle. */
	private static final int SIDE_OF_PLANES = 512;
	private static final int SIDE_OF_VOLUMES = 96;
	/**
	 * Smallest spread of intensities: chest X-rays of two hospitals differ by that much and more, as the one shows black
	 * margins and the other none, though on each scale they are alike.
	 */
	private static final double INTENSITY_FLOOR = 0.15;
	/** Smallest spread of a share of variance: of smooth images the fine ones hardly spread at all. */
	private static final double SCALE_FLOOR = 0.02;

	/** @throws IllegalArgumentException if a number is missing */
	public Appearance {
		mean = List.copyOf(mean);
		spread = List.copyOf(spread);
		if (mean.size() != ENTRIES.size() || spread.size() != ENTRIES.size())
			throw new IllegalArgumentException(mean.size() + " means and " + spread.size() + " spreads, not " + ENTRIES.size());
	}

	/**
	 * Looks at up to 16 planes or volumes, drawn evenly; of each at most 512² pixels or 96³ voxels from its middle.
	 *
	 * @param images at least one, with the channels of the preparation
	 * @param preparation what the network sees of them
	 * @param progress asked for cancelling
	 * @return how they look, to four decimals
	 * @throws io.github.coverfiji.task.InputException if one cannot be read or brought to the voxel size
	 */
	public static Appearance of(ImageSource images, Preparation preparation, Progress progress) {
		var looks = chosen(images.count()).flatMap(i -> samples(images.get(i), preparation, images.count()))
			.peek(sample -> progress.check("Comparing images with pretrained weights")).map(Appearance::look).toList();
		var mean = IntStream.range(0, ENTRIES.size())
			.mapToObj(e -> average(looks.stream().map(look -> look[e]).toList())).toList();
		var spread = IntStream.range(0, ENTRIES.size()).mapToObj(e -> Math.sqrt(average(looks.stream()
			.map(look -> (look[e] - mean.get(e)) * (look[e] - mean.get(e))).toList())));
		return new Appearance(rounded(mean), rounded(spread.toList()));
	}

	/**
	 * How far other images are from these. The root of the mean square, not the mean: images that differ much in a few
	 * ways are of another kind, those that differ a little in many ways come from another device.
	 *
	 * @param other how other images look
	 * @return root mean square over the entries of how many of this one's spreads the means differ; 0 for the same images
	 */
	public double distance(Appearance other) {
		return Math.sqrt(IntStream.range(0, ENTRIES.size()).mapToDouble(e -> difference(e, other.mean.get(e)))
			.map(difference -> difference * difference).average().orElseThrow());
	}

	private double difference(int entry, double other) {
		var floor = entry < OF_INTENSITIES ? INTENSITY_FLOOR : SCALE_FLOOR;
		return (mean.get(entry) - other) / Math.max(spread.get(entry), floor);
	}

	/** Evenly from the first to the last. */
	private static Stream<Integer> chosen(int count) {
		var most = Math.min(count, MOST);
		return LongStream.range(0, most).mapToObj(i -> most == 1 ? 0 : (int) (i * (count - 1) / (most - 1)));
	}

	private static Stream<Sample> samples(CalibratedImage image, Preparation preparation, int images) {
		var samples = preparation.samples(image);
		var most = Math.max(1, MOST / Math.min(images, MOST));
		var step = Math.max(1, samples.size() / most);
		return IntStream.range(0, Math.min(most, samples.size())).mapToObj(i -> samples.get(i * step + step / 2));
	}

	private static double[] look(Sample sample) {
		var side = sample.dimension() == 2 ? SIDE_OF_PLANES : SIDE_OF_VOLUMES;
		var size = Arrays.stream(sample.grid()).map(length -> Math.min(length, side)).toArray();
		var start = IntStream.range(0, size.length).mapToLong(a -> (sample.grid()[a] - size[a]) / 2).toArray();
		var seen = PatchReader.read(sample, start, size);
		var values = seen.values();
		var variance = Scales.of(seen);
		var all = Arrays.stream(variance).sum();
		var ofIntensities = DoubleStream.of(mean(values), Math.sqrt(all), share(values, Double.NEGATIVE_INFINITY, DARK),
			share(values, BRIGHT, Double.POSITIVE_INFINITY));
		var ofScales = Arrays.stream(variance).limit(ENTRIES.size() - OF_INTENSITIES).map(v -> all > 0 ? v / all : 0);
		return DoubleStream.concat(ofIntensities, ofScales).toArray();
	}

	private static double mean(float[] values) {
		return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
	}

	/** @return share of the values from least to most */
	private static double share(float[] values, double least, double most) {
		return IntStream.range(0, values.length).filter(i -> values[i] >= least && values[i] <= most).count()
			/ (double) values.length;
	}

	private static double average(List<Double> numbers) {
		return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
	}

	/** More decimals say nothing of images. */
	private static List<Double> rounded(List<Double> numbers) {
		return numbers.stream().map(number -> Math.round(number * 1e4) / 1e4).toList();
	}
}
