package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.coverfiji.metric.Overlap;

/**
 * The voxels that a segmentation found in the images kept aside.
 *
 * @param classes names, background first
 * @param images names; planes of a stack are one image
 * @param counts for each image the voxels of each class but the background, by its id
 */
record DiceVerdict(List<String> classes, List<String> images, List<? extends Map<Integer, Overlap>> counts) implements Verdict {

	/** Mean over the classes but background; voxels are counted over all images first. */
	@Override
	public Map<String, Double> numbers() {
		var all = new TreeMap<Integer, Overlap>();
		counts.forEach(image -> image.forEach((id, count) -> all.merge(id, count, Overlap::plus)));
		var dice = all.values().stream().mapToDouble(Overlap::dice).filter(Double::isFinite).average().orElse(0);
		return Map.of("dice", dice);
	}

	@Override
	public String measure() {
		return "Dice";
	}

	/** Mean over the images that a class is in, then over the classes but background. */
	@Override
	public double of(int[] drawn) {
		return mean(ids(), id -> Arrays.stream(drawn).mapToDouble(image -> dice(image, id)).filter(Double::isFinite).average()
			.orElse(Double.NaN));
	}

	private IntStream ids() {
		return IntStream.range(1, classes.size());
	}

	private static double mean(IntStream ids, ToDoubleFunction<Integer> ofClass) {
		return ids.boxed().mapToDouble(ofClass).filter(Double::isFinite).average().orElse(Double.NaN);
	}

	private double dice(int image, int id) {
		return counts.get(image).getOrDefault(id, Overlap.NONE).dice();
	}

	/** Each image stands for itself. */
	@Override
	public List<String> units() {
		return IntStream.range(0, images.size()).mapToObj(Integer::toString).toList();
	}

	@Override
	public Stream<String> columns() {
		return Stream.of("Image", "Class", measure());
	}

	@Override
	public Stream<Stream<?>> rows() {
		return IntStream.range(0, images.size()).boxed()
			.flatMap(image -> ids().mapToObj(id -> Stream.of(images.get(image), classes.get(id), dice(image, id))));
	}
}
