package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.golden.Digest;
import io.github.coverfiji.golden.Golden;
import io.github.coverfiji.golden.PcrlStart;
import io.github.coverfiji.method.PcrlNetwork.Criterion;
import io.github.coverfiji.network.PcrlReleasedKeys;
import io.github.coverfiji.twin.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PCRL through two steps, against the numbers of the released program. */
class GoldenPcrlTest {

	/**
	 * Errors allowed, as README-pcrl measures them.
	 *
	 * @param steps to compare
	 * @param gradients of the two steps, relative L2
	 * @param parameters after one and two steps, of the largest
	 * @param deltas the same of what the steps changed, of the largest parameter; 0 for exact ones
	 */
	private record Limits(int steps, double activations, double losses, double scores, double[] gradients, double norm,
		double[] parameters, double momentum, double[] deltas, double statistics)
	{
		private static final Limits EXACT = new Limits(2, 1e-6, 1e-6, 1e-6, new double[] {1e-6, 1e-6}, 1e-6,
			new double[] {1e-6, 1e-6}, 1e-6, new double[] {0, 0}, 1e-6);

		/**
		 * Only the small network for volumes has no unit so near to zero that rounding switches it. Where one is
		 * switched, its weights' gradients and the weights after the first step differ visibly, and all of the second
		 * step: with another order of memory, and so of sums, the small network for images meets the narrow limits in
		 * both.
		 */
		static Limits of(Precision precision, boolean steady) {
			if (precision == Precision.DOUBLE) return EXACT;
			return steady ? new Limits(2, 5e-5, 5e-6, 5e-5, new double[] {1e-4, 5e-2}, 5e-3, new double[] {1e-6, 1e-4}, 1e-6,
				new double[] {3e-7, 3e-5}, 2e-5)
				: new Limits(1, 5e-5, 5e-6, 5e-5, new double[] {2e-2}, 5e-3, new double[] {1e-4}, 1e-6, new double[] {3e-5},
					2e-5);
		}
	}

	static Stream<Arguments> runs() {
		return Stream.of("pcrl2d-narrow", "pcrl3d-narrow").flatMap(name -> Stream.of(Precision.values())
			.flatMap(precision -> Stream.of(Criterion.values()).map(criterion -> arguments(name, precision, criterion))));
	}

	@ParameterizedTest
	@MethodSource("runs")
	void everyNumberOfTwoSteps(String name, Precision precision, Criterion criterion) {
		new Comparison(name, precision, criterion).run();
	}

	@Tag("slow")
	@ParameterizedTest
	@ValueSource(strings = {"pcrl2d", "pcrl3d"})
	void everyNumberAtTheReleasedWidths(String name) {
		assumeTrue(Golden.find(name + ".npz").isPresent(), "skipped: the large golden files are not beside this checkout");
		for (var criterion : Criterion.values())
			new Comparison(name, Precision.DOUBLE, criterion).run();
	}

	/** One run beside its golden file; every array that belongs to it has to be met. */
	private static final class Comparison {

		private final Golden golden;
		private final GoldenPcrl run;
		private final PcrlStart start;
		private final Criterion criterion;
		private final String folder;
		private final Limits limits;
		private final TreeSet<String> left = new TreeSet<>();

		Comparison(String name, Precision precision, Criterion criterion) {
			golden = Golden.open(name);
			start = PcrlStart.open(name);
			run = new GoldenPcrl(name, precision, criterion);
			this.criterion = criterion;
			folder = criterion == Criterion.NCE ? "nce/" : "infonce/";
			limits = Limits.of(precision, name.equals("pcrl3d-narrow"));
			golden.names().stream().filter(array -> array.startsWith("step0/") || array.startsWith(folder))
				.filter(array -> !array.matches("step0/(x|gt|mask|code)[12]|step0/(beta|folded|shuffle|unshuffle|perm)"))
				.filter(array -> limits.steps == 2 || !array.matches(".*/(step1|after2)/.*"))
				.filter(array -> !array.endsWith("num_batches_tracked") && !array.endsWith("Z_untruncated"))
				.forEach(left::add);
		}

		void run() {
			try (run) {
				for (int step = 0; step < limits.steps; step++) {
					activations(step);
					losses(step);
					gradients(step);
					run.move();
					state(step);
				}
			}
			assertEquals(new TreeSet<>(), left);
		}

		private void activations(int step) {
			var arrays = run.activations(step);
			var names = names(golden.shape("step0/x1").length - 2);
			assertEquals(names.size(), arrays.size());
			for (int i = 0; i < arrays.size(); i++) {
				full("step" + step + "/" + names.get(i), arrays.get(i), limits.activations);
				full(folder + "step" + step + "/" + names.get(i), arrays.get(i), limits.activations);
				digest("step" + step + "/digest/" + names.get(i), arrays.get(i), limits.activations);
				digest(folder + "step" + step + "/digest/" + names.get(i), arrays.get(i), limits.activations);
			}
		}

		private void losses(int step) {
			var terms = run.terms(step);
			var results = run.losses(step);
			var names = Stream.of(Stream.of("total"), numbered("contrast_term", 3), numbered("recon_term", 4)).flatMap(n -> n)
				.toList();
			for (int i = 0; i < names.size(); i++)
				full(folder + "step" + step + "/" + names.get(i), flat(terms.get(i)), limits.losses);
			for (int i = 0; i < 3; i++)
				full(folder + "step" + step + "/out" + (i + 1), terms.get(names.size() + i), limits.scores);
			for (int i : new int[] {0, 1, 2})
				assertEquals(mean(terms, i), results.get(i).values()[0], 1e-6 * mean(terms, 0));
		}

		/** Of the results: total, contrast and reconstruction. */
		private static double mean(List<Grid> terms, int result) {
			int from = result == 0 ? 0 : result == 1 ? 1 : 4, to = result == 0 ? 1 : result == 1 ? 4 : 8;
			return terms.subList(from, to).stream().mapToDouble(grid -> grid.values()[0]).average().orElseThrow();
		}

		private void gradients(int step) {
			var gradients = run.gradients();
			assertEquals(start.parameters().size(), gradients.size());
			for (var parameter : start.parameters()) {
				var name = folder + "step" + step + "/grad/" + parameter.key();
				var gradient = gradients.get(PcrlReleasedKeys.path(parameter.key()).orElseThrow());
				var expected = Digest.stored(take(name));
				// A bias before a batch normalisation has no effect.
				if (parameter.key().endsWith("ops.0.conv1.bias") || parameter.key().endsWith("ops.1.conv1.bias"))
					expected.isNearly(name, gradient, 1e-5);
				else expected.hasDirection(name, gradient, limits.gradients[step], limits.norm);
			}
		}

		private void state(int step) {
			var state = run.state();
			var after = folder + "after" + (step + 1);
			for (var parameter : start.parameters()) {
				var path = PcrlReleasedKeys.path(parameter.key()).orElseThrow();
				moved(after, parameter, "", state.get(path), parameter.values(0), step);
				moved(after, parameter, "ema", state.get("momentum." + path), parameter.values(PcrlStart.MOMENTUM), step);
			}
			for (var prefix : new String[] {"", "ema_"})
				golden.group(after + "/" + prefix + "bn").keySet().forEach(key -> PcrlReleasedKeys.path(key)
					.ifPresent(path -> digest(after + "/" + prefix + "bn/" + key,
						state.get(prefix.isEmpty() ? path : "momentum." + path), limits.statistics)));
			full(after + "/queue", state.get("queue"), limits.scores);
			full(after + "/queue_index", flat(state.get("position")), 0);
			if (criterion == Criterion.NCE) full(after + "/Z", flat(state.get("z")), 0);
			else assertEquals(0, state.get("z").values()[0]);
		}

		private void moved(String after, PcrlStart.Parameter parameter, String copy, Grid now, Grid before, int step) {
			var name = after + "/" + (copy.isEmpty() ? "param" : copy) + "/" + parameter.key();
			digest(name, now, copy.isEmpty() ? limits.parameters[step] : limits.momentum);
			var change = after + "/" + (copy.isEmpty() ? "delta" : "ema_delta") + "/" + parameter.key();
			double[] from = before.values(), to = now.values();
			Arrays.setAll(to, i -> to[i] - from[i]);
			var expected = Digest.stored(take(change));
			var largest = Arrays.stream(from).map(Math::abs).max().orElseThrow();
			if (limits.deltas[step] == 0) expected.isOf(change, Grid.of(to, now.shape()), limits.momentum);
			else expected.isNearly(change, Grid.of(to, now.shape()), limits.deltas[step] * largest);
		}

		private void full(String name, Grid actual, double tolerance) {
			if (left.contains(name)) Close.toLargest(name, take(name), actual, tolerance);
		}

		private void digest(String name, Grid actual, double tolerance) {
			if (left.contains(name)) Digest.stored(take(name)).isOf(name, actual, tolerance);
		}

		private Grid take(String name) {
			assertTrue(left.remove(name), name + " was met before or is not there");
			return golden.grid(name);
		}

		private static Grid flat(Grid number) {
			return Grid.of(number.values(), number.values().length);
		}
	}

	/** Names of the activations in the order in which the probe gives them. */
	private static List<String> names(int d) {
		var names = new ArrayList<>(List.of("attention1", "attention2"));
		for (var pass : new String[] {"", "_mix"})
			Stream.of(Stream.of("q", "k", "out_plain", "out_mixed"), encoded(d), decoded(d, "_plain"), decoded(d, "_mixed"))
				.flatMap(n -> n).forEach(name -> names.add(name + pass));
		Stream.of(numbered("contrast_q", 3), numbered("contrast_k", 3), numbered("recon_target", 4)).flatMap(n -> n)
			.forEach(names::add);
		return names;
	}

	private static Stream<String> encoded(int d) {
		return d == 2 ? Stream.concat(IntStream.range(0, 5).mapToObj(i -> "momentum_feature" + (5 - i)),
			IntStream.range(0, 5).mapToObj(i -> "student_feature" + (4 - i)))
			: Stream.of("momentum_feature0", "momentum_feature3", "momentum_feature2", "momentum_feature1",
				"student_bottleneck", "student_skip256", "student_skip128", "student_skip64");
	}

	private static Stream<String> decoded(int d, String of) {
		return d == 2 ? IntStream.range(0, 5).mapToObj(i -> "student_block" + i + of)
			: Stream.of("256", "128", "64").map(level -> "student_up_tr" + level + of);
	}

	private static Stream<String> numbered(String name, int count) {
		return IntStream.rangeClosed(1, count).mapToObj(i -> name + i);
	}
}
