package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.image.FileEnding;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.task.InputException;

/**
 * Images of two folders belong together if their names are equal, or are so but for the ending: the nearest names first, so
 * that {@code c0.tif} and {@code c0.ome.tif} may stand in one folder.
 */
public final class ImageNames {

	/** How an image may be called (first) whose partner is called so (second), the nearest first. */
	private static final List<List<UnaryOperator<String>>> LIKENESS = List.of(List.of(name -> name, name -> name),
		List.of(name -> name, FileEnding::stem), List.of(FileEnding::stem, FileEnding::stem),
		List.of(FileEnding::base, FileEnding::base));

	private ImageNames() {}

	/** @return a file's name without its ending */
	public static String base(String file) {
		return FileEnding.base(file);
	}

	/** @return the name that a result has of its own: the image's, ending in .tif */
	private static String result(String file) {
		return FileEnding.stem(file) + ".tif";
	}

	/**
	 * @param images names of images of one folder
	 * @return for each the name of its label image. Where names differ in nothing but the ending, the whole name of the image
	 *         stands before .tif, but for the image that is called so itself
	 */
	static List<String> results(List<String> images) {
		var shared = images.stream().collect(Collectors.groupingBy(name -> result(name).toLowerCase(Locale.ROOT), Collectors.counting()));
		return images.stream().map(name -> {
			var result = result(name);
			return shared.get(result.toLowerCase(Locale.ROOT)) == 1 || result.equals(name) ? result : name + ".tif";
		}).toList();
	}

	/** @return names of all images, in order */
	static List<String> of(ImageSource images) {
		return IntStream.range(0, images.count()).mapToObj(images::name).toList();
	}

	/**
	 * @param images names of images
	 * @param others names of images of another folder
	 * @return for each of the first the place of its partner among the others, each of which has one partner at most; −1 for
	 *         those without
	 * @throws InputException if some have several partners that are equally near
	 */
	static List<Integer> partners(List<String> images, List<String> others) {
		var partners = new ArrayList<>(Collections.nCopies(images.size(), -1));
		var left = new boolean[others.size()];
		Arrays.fill(left, true);
		for (var likeness : LIKENESS) {
			var mine = places(images, i -> partners.get(i) < 0, likeness.get(0));
			var theirs = places(others, i -> left[i], likeness.get(1));
			mine.forEach((key, places) -> {
				var found = theirs.getOrDefault(key, List.of());
				if (found.isEmpty()) return;
				if (found.size() > 1 || places.size() > 1) throw ambiguous(named(images, places), named(others, found));
				partners.set(places.get(0), found.get(0));
				left[found.get(0)] = false;
			});
		}
		return partners;
	}

	private static Map<String, List<Integer>> places(List<String> names, IntPredicate among, UnaryOperator<String> key) {
		return IntStream.range(0, names.size()).filter(among).boxed()
			.collect(Collectors.groupingBy(i -> key.apply(names.get(i)), HashMap::new, Collectors.toList()));
	}

	private static String named(List<String> names, List<Integer> places) {
		return places.stream().map(i -> "'" + names.get(i) + "'").collect(Collectors.joining(" and "));
	}

	private static InputException ambiguous(String mine, String theirs) {
		return new InputException("Cannot match the images of two folders by name",
			mine + " may belong to " + theirs + ": the names differ only in their endings",
			"name each as its partner, ending included, or keep one of them");
	}
}
