package io.github.coverfiji.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.task.Progress;

/**
 * Images with their classes, sample by sample. Each plane of a stack that is taken plane by plane has the classes of the
 * stack.
 *
 * @param images the images
 * @param truth places of the classes of each image
 */
public record ClassifiedSamples(Samples images, List<Set<Integer>> truth) {

	/** Of a crop's side, how far it may lie from the middle of an image that it shows whole. */
	private static final int SHIFT = 16;

	/**
	 * Looks at each image once.
	 *
	 * @param source the images
	 * @param truth places of the classes of each, in the same order
	 * @param preparation what the network sees of the images
	 * @param progress hears of each image
	 * @return their samples
	 * @throws io.github.coverfiji.task.InputException if the images do not go together
	 */
	public static ClassifiedSamples of(ImageSource source, List<Set<Integer>> truth, Preparation preparation,
		Progress progress)
	{
		return new ClassifiedSamples(Samples.of(source, preparation, progress), truth);
	}

	/** @return samples of some images */
	public List<Integer> of(Set<Integer> chosen) {
		return images.all().stream().filter(sample -> chosen.contains(images.image(sample))).toList();
	}

	/** @return places of the classes of a sample */
	Set<Integer> classes(int sample) {
		return truth.get(images.image(sample));
	}

	/**
	 * Parts samples so that drawing from each part alike shows rare classes as often as frequent ones.
	 *
	 * @param chosen some samples
	 * @return those whose rarest class is the same, class by class; those without any class are the first part
	 */
	List<List<Integer>> balanced(List<Integer> chosen) {
		Map<Integer, Long> counts = chosen.stream().flatMap(sample -> classes(sample).stream())
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		var rarity = Comparator.<Integer, Long> comparing(counts::get).thenComparing(Comparator.naturalOrder());
		return new ArrayList<>(chosen.stream().collect(Collectors.groupingBy(
			sample -> classes(sample).stream().min(rarity).orElse(-1), TreeMap::new, Collectors.toList())).values());
	}

	/**
	 * The classes are those of the whole image, so a crop shows it whole if it fits, from about its middle. Of a larger
	 * image any part is shown, because all parts are seen when the model is used.
	 *
	 * @param sample which one
	 * @param random draws the place
	 * @param size of the crop, tensor order
	 * @param whole what is read about it, tensor order; beyond the image it is mirrored
	 * @return normalised values of size whole
	 */
	Patch crop(int sample, RandomGenerator random, int[] size, int[] whole) {
		var seen = images.sample(sample);
		var start = IntStream.range(0, size.length).mapToLong(a -> {
			var room = seen.grid()[a] - size[a];
			var reach = size[a] / SHIFT;
			var first = room > 0 ? random.nextInt(room + 1) : room / 2 + random.nextInt(-reach, reach + 1);
			return first - (whole[a] - size[a]) / 2;
		}).toArray();
		return PatchReader.read(seen, start, whole);
	}
}
