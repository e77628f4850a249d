package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.coverfiji.metric.ScoredImage;
import io.github.coverfiji.metric.ScoredImages;

/**
 * What a classifier said of the images kept aside. What decides is the likelihood, because it also changes where few images
 * leave accuracies as they are: the geometric mean of the probability given to what is true, each class alike.
 *
 * @param scored the images
 */
record ClassVerdict(ScoredImages scored) implements Verdict {

	private static final double LEAST = 1e-7;

	@Override
	public Map<String, Double> numbers() {
		var numbers = new LinkedHashMap<String, Double>();
		numbers.put(measure(), likelihood(scored));
		numbers.put("auc", scored.auc());
		numbers.put("balanced", scored.balancedAccuracy());
		return numbers;
	}

	@Override
	public String measure() {
		return "likelihood";
	}

	@Override
	public double of(int[] images) {
		return likelihood(new ScoredImages(scored.classes(), scored.several(),
			Arrays.stream(images).mapToObj(scored.images()::get).toList()));
	}

	/** Groups are drawn as a whole; an image without one stands for itself. */
	@Override
	public List<String> units() {
		return IntStream.range(0, scored.images().size()).mapToObj(i -> {
			var group = scored.images().get(i).group();
			return group.isEmpty() ? Integer.toString(i) : "group " + group;
		}).toList();
	}

	@Override
	public Stream<String> columns() {
		return Stream.of("Image", "Class", "Shown", "Probability");
	}

	@Override
	public Stream<Stream<?>> rows() {
		return scored.images().stream().flatMap(image -> IntStream.range(0, scored.classes().size())
			.mapToObj(label -> Stream.of(image.image(), scored.classes().get(label), image.truth()[label],
				image.scores()[label])));
	}

	/** @return 0 … 1; 1 if all is right and sure */
	static double likelihood(ScoredImages scored) {
		var means = new ArrayList<Double>();
		for (int label = 0; label < scored.classes().size(); label++) {
			means.add(mean(scored, label, true));
			if (scored.several()) means.add(mean(scored, label, false));
		}
		return Math.exp(finite(means));
	}

	private static double mean(ScoredImages scored, int label, boolean truth) {
		return scored.images().stream().filter(image -> image.truth()[label] == truth)
			.mapToDouble((ScoredImage image) -> truth ? image.scores()[label] : 1 - image.scores()[label])
			.map(p -> Math.log(Math.max(LEAST, p))).average().orElse(Double.NaN);
	}

	private static double finite(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).average().orElse(Double.NaN);
	}
}
