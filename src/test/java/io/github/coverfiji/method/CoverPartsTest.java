package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.method.CoverNetwork.Vectors;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.twin.Grid;

/** What is left of COVER when its ablation leaves parts out, and how its two terms are weighed. */
class CoverPartsTest {

	private static final int RADIUS = 2;
	private static final Grid FIXED = Grid.noise(1, 2, 1, 32, 48);
	private static final Grid MOVING = Grid.noise(2, 2, 1, 32, 48);
	private static final Grid TARGET = Grid.each(2, 2, FIXED.size(), (n, axis, p) -> axis == 0 ? 3 * n : 0.1 * p[1]);
	private static final Grid MASK = Grid.each(2, 1, FIXED.size(), (n, c, p) -> p[0] > 4 ? 1 : 0);

	@Test
	void withoutVectorsTheZeroFieldIsFoundAndConsistencyAloneTeaches() {
		try (var probe = probe(1, Vectors.NONE)) {
			var losses = probe.differentiate("losses", FIXED, MOVING, TARGET, MASK);
			assertEquals(number(losses, 3), number(losses, 1), 1e-6, "vector loss");
			assertEquals(0, largest(probe.call("register", FIXED, MOVING).get(0)));
			assertTeaches(probe, path -> path.startsWith("backbone"));
		}
	}

	@Test
	void theMixtureAloneReachesOneRadius() {
		try (var probe = probe(1, Vectors.MIXTURE)) {
			var field = probe.call("register", FIXED, MOVING).get(0);
			assertTrue(largest(field) > 0.01 && largest(field) <= RADIUS, "longest " + largest(field));
			probe.differentiate("losses", FIXED, MOVING, TARGET, MASK);
			assertTeaches(probe, path -> !path.startsWith("proj") || path.startsWith("proj4"));
		}
	}

	/** With consistency left out, only the vectors of all levels could have taught these. */
	@ParameterizedTest
	@EnumSource(names = { "PYRAMID", "HEADS" })
	void thePyramidTeachesEveryLevel(Vectors vectors) {
		try (var probe = probe(0, vectors)) {
			probe.differentiate("losses", FIXED, MOVING, TARGET, MASK);
			var taught = probe.gradients();
			IntStream.range(0, 5).forEach(level ->
				assertTrue(largest(taught.get("proj" + level + ".conv.weight")) > 0, "level " + level));
			assertEquals(vectors == Vectors.HEADS ? 32 : 8, network(0, vectors).build(5).tensors().get("proj0.conv.weight").start()
				.shape()[0]);
		}
	}

	/** Loss and gradients are the vectors' and so many times consistency's. */
	@ParameterizedTest
	@CsvSource({ "2", "0.25", "30" })
	void theTermsAddUpByWeight(double weight) {
		try (var none = probe(0, Vectors.HEADS); var one = probe(1, Vectors.HEADS); var more = probe(weight, Vectors.HEADS)) {
			var vector = learn(none);
			var both = learn(one);
			var weighed = learn(more);
			assertEquals(number(both.losses(), 1) + weight * number(both.losses(), 2), number(weighed.losses(), 0), 1e-4);
			assertEquals(number(both.losses(), 2), number(weighed.losses(), 2), 1e-6, "the term itself is logged as it is");
			vector.gradients().forEach((path, from) -> Close.toLargest(path,
				between(from, both.gradients().get(path), (v, b) -> v + weight * (b - v)), weighed.gradients().get(path), 1e-6));
		}
	}

	/** A part that takes no part has no gradient, or none but zeros. */
	private static void assertTeaches(Probe probe, Predicate<String> taught) {
		var gradients = probe.gradients();
		network(1, Vectors.HEADS).build(5).tensors().keySet().forEach(path -> assertEquals(taught.test(path),
			gradients.containsKey(path) && largest(gradients.get(path)) > 0, path));
	}

	private record Learnt(List<Grid> losses, Map<String, Grid> gradients) {}

	private static Learnt learn(Probe probe) {
		var losses = probe.differentiate("losses", FIXED, MOVING, TARGET, MASK);
		return new Learnt(losses, probe.gradients());
	}

	private static Grid between(Grid one, Grid other, DoubleBinaryOperator of) {
		double[] from = one.values(), to = other.values();
		var values = new double[from.length];
		Arrays.setAll(values, i -> of.applyAsDouble(from[i], to[i]));
		return Grid.of(values, one.shape());
	}

	private static CoverNetwork network(double weight, Vectors vectors) {
		return new CoverNetwork(UNet.of(2, 1, 8), RADIUS, Consistency.STANDARDISED, weight, vectors);
	}

	private static Probe probe(double weight, Vectors vectors) {
		return new Probe(network(weight, vectors).build(5), Precision.DOUBLE);
	}

	private static double number(List<Grid> results, int i) {
		return results.get(i).values()[0];
	}

	private static double largest(Grid grid) {
		return Arrays.stream(grid.values()).map(Math::abs).max().orElse(0);
	}
}
