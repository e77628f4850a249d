package io.github.coverfiji.workflow.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.view.Draw;

/**
 * Which labelled images a seed tests on, and in which order it draws the others to learn from: three labels contain the
 * one. Each image drawn shows as many new classes as one can, then the classes seen least; else it is drawn at random.
 *
 * @param test places of those kept for testing, rising
 * @param order places of the others, as they are drawn
 */
record Split(List<Integer> test, List<Integer> order) {

	private static final int DRAW = 1;

	/**
	 * @param subject the images
	 * @param heldOut which are for testing, unless the subject says so
	 * @param seed of the draws
	 * @return the split
	 * @throws InputException if nothing is left to test on, or to learn from
	 */
	static Split of(Subject subject, HeldOut heldOut, long seed) {
		var test = new TreeSet<>(test(subject, heldOut, seed));
		var left = IntStream.range(0, subject.learnable()).filter(i -> !test.contains(i)).boxed().toList();
		if (test.isEmpty() || left.isEmpty()) throw new InputException("Cannot keep images for testing",
			"of " + subject.learnable() + " labelled images " + left.size() + " would be learnt from and " + test.size()
				+ " tested on", "label more images, change test, or give labelled images of their own for testing");
		return new Split(List.copyOf(test), order(subject, left, seed));
	}

	private static Set<Integer> test(Subject subject, HeldOut heldOut, long seed) {
		var all = subject.images().count();
		if (subject.learnable() < all) return IntStream.range(subject.learnable(), all).boxed().collect(Collectors.toSet());
		if (heldOut.share().isPresent()) return subject.aside(heldOut.share().getAsDouble(), seed);
		return IntStream.range(0, all).filter(i -> heldOut.names(subject.images().name(i))).boxed().collect(Collectors.toSet());
	}

	private static List<Integer> order(Subject subject, List<Integer> left, long seed) {
		var waiting = IntStream.range(0, left.size()).mapToObj(i -> left.get(Draw.shuffled(seed, DRAW, i, left.size())))
			.collect(Collectors.toCollection(ArrayList::new));
		var seen = new int[subject.classes().size()];
		var order = new ArrayList<Integer>();
		while (!waiting.isEmpty()) {
			var next = waiting.stream().min(Comparator.<Integer> comparingLong(i -> -fresh(subject, i, seen))
				.thenComparing(i -> rarest(subject, i, seen))).orElseThrow();
			waiting.remove(next);
			order.add(next);
			subject.shown(next).forEach(label -> seen[label]++);
		}
		return List.copyOf(order);
	}

	private static long fresh(Subject subject, int image, int[] seen) {
		return subject.shown(image).stream().filter(label -> seen[label] == 0).count();
	}

	private static int rarest(Subject subject, int image, int[] seen) {
		return subject.shown(image).stream().mapToInt(label -> seen[label]).min().orElse(Integer.MAX_VALUE);
	}

	/**
	 * @param count how many
	 * @return places of the images to learn from
	 * @throws InputException if there are fewer
	 */
	List<Integer> shots(int count) {
		if (count > order.size()) throw new InputException("Cannot learn from " + Cell.labels(count), "only " + order.size()
			+ " labelled images are left beside the " + test.size() + " kept for testing",
			"ask for fewer shots, keep fewer for testing, or label more images");
		return order.subList(0, count);
	}

	/** @return names of the classes that none of the drawn images shows */
	List<String> unseen(Subject subject, int count) {
		var seen = shots(count).stream().flatMap(i -> subject.shown(i).stream()).collect(Collectors.toSet());
		return IntStream.range(0, subject.classes().size()).filter(label -> !seen.contains(label)
			&& IntStream.range(0, subject.images().count()).anyMatch(i -> subject.shown(i).contains(label)))
			.mapToObj(subject.classes()::get).toList();
	}
}
