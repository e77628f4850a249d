package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.twin.Grid;
import io.github.coverfiji.twin.LossTwin;
import io.github.coverfiji.view.Draw;
import io.github.coverfiji.view.Sevr;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole module: what a step gives besides the loss, and that it does so again. */
class CoverNetworkTest {

	private static final int SIDE = 36;
	private static final Grid FIXED = Grid.noise(1, 2, 1, SIDE, SIDE);
	private static final Grid MOVING = Grid.noise(2, 2, 1, SIDE, SIDE);
	private static final Grid TARGET = Grid.each(2, 2, FIXED.size(), (n, axis, p) -> axis == 0 ? 10 * n : 2 * p[1]);
	private static final Grid MASK = Grid.each(2, 1, FIXED.size(), (n, c, p) -> p[0] > 4 ? 1 : 0);
	private static final Grid EMPTY = Grid.each(2, 1, FIXED.size(), (n, c, p) -> 0);

	@ParameterizedTest
	@ValueSource(ints = {1, 2})
	void lossOfTheZeroFieldAndReachStandBeside(int radius) {
		var still = Grid.each(2, 2, FIXED.size(), (n, axis, p) -> 0);
		var reach = radius * (36 / 2 + 36 / 4 + 36 / 9 + 36 / 18 + 1);
		var unreachable = Grid.each(2, 1, FIXED.size(),
			(n, c, p) -> TARGET.at(n, 1, p) > reach ? MASK.at(n, c, p) : 0);
		try (var probe = probe(radius, Consistency.PLAIN)) {
			var results = probe.call("losses", FIXED, MOVING, TARGET, MASK);
			assertEquals(number(results, 0), number(results, 1) + number(results, 2), 1e-5);
			Close.relative("zero field", LossTwin.vector(still, TARGET, MASK), number(results, 3), 1e-6);
			assertEquals(1 - sum(unreachable) / sum(MASK), number(results, 4), 1e-6);
		}
	}

	/** Levels of 4 × 3 × 2 and 4 × 6 × 5 voxels and a radius of 2 reach 4, 6 and 7 voxels. */
	@Test
	void reachIsOfEachAxis() {
		var levels = List.of(Grid.noise(1, 1, 8, 4, 3, 2), Grid.noise(1, 1, 4, 4, 6, 5));
		double[] reach = {4, 6, 7};
		try (var probe = Probe.ofFunctions(Precision.FLOAT)) {
			for (int axis = 0; axis < 3; axis++) {
				var along = axis;
				var target = Grid.each(1, 3, levels.get(1).size(), (n, i, p) -> i != along ? 4
					: p[2] == 0 ? -reach[along] : p[2] == 1 ? reach[along] + 0.01 : p[2] == 2 ? -reach[along] - 0.01 : 0);
				var mask = Grid.each(1, 1, target.size(), (n, c, p) -> p[2] < 2 || p[1] < 3 ? 1 : 0);
				double valid = 4 * (2 * 6 + 3 * 3), beyond = 4 * (6 + 3);
				assertEquals(1 - beyond / valid, number(probe.call("reachable", target, mask, levels, 2), 0), 1e-6);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void emptyMaskLosesAndTeachesNothing(Consistency consistency) {
		try (var probe = probe(2, consistency)) {
			var results = probe.differentiate("losses", FIXED, MOVING, TARGET, EMPTY);
			for (int i = 0; i < 5; i++)
				assertEquals(0, number(results, i));
			probe.gradients().forEach((path, gradient) -> assertEquals(0, sum(gradient), path));
		}
	}

	@Test
	void consistencyIsAChoice() {
		try (var plain = probe(2, Consistency.PLAIN); var standardised = probe(2, Consistency.STANDARDISED)) {
			assertNotEquals(number(plain.call("losses", FIXED, MOVING, TARGET, MASK), 2),
				number(standardised.call("losses", FIXED, MOVING, TARGET, MASK), 2));
		}
	}

	@Test
	void spreadTellsCollapseFromVariety() {
		try (var probe = Probe.ofFunctions(Precision.FLOAT)) {
			var collapsed = Grid.each(2, 4, FIXED.size(), (n, c, p) -> (1 + p[0]) * (c - 1.5));
			assertEquals(0, number(probe.call("spread", collapsed), 0), 1e-3);
			var opposite = Grid.each(2, 4, FIXED.size(), (n, c, p) -> p[0] % 2 == 0 ? 1 : -1);
			assertEquals(1, number(probe.call("spread", opposite), 0), 1e-6);
			var turned = Grid.each(1, 2, new int[] {2, 2}, (n, c, p) -> p[0] == c ? 3 : 0);
			assertEquals(Math.sqrt(0.5), number(probe.call("spread", turned), 0), 1e-6);
		}
	}

	@Test
	void sameStepGivesTheSameBits() {
		try (var one = probe(2, Consistency.STANDARDISED); var other = probe(2, Consistency.STANDARDISED)) {
			var arguments = step(1);
			assertArrayEquals(one.differentiate("step", arguments).get(0).values(),
				other.differentiate("step", arguments).get(0).values());
			var gradients = other.gradients();
			one.gradients().forEach((path, gradient) -> {
				assertArrayEquals(gradient.values(), gradients.get(path).values(), path);
				assertTrue(sum(gradient) > 0, path);
			});
			assertNotEquals(number(one.call("step", arguments), 0), number(one.call("step", step(2)), 0));
		}
	}

	@Test
	void stepIsViewsThenLosses() {
		try (var probe = probe(2, Consistency.PLAIN)) {
			var arguments = step(1);
			var views = probe.call("views", arguments);
			var losses = probe.call("losses", views.toArray());
			var step = probe.call("step", arguments);
			for (int i = 0; i < losses.size(); i++)
				assertEquals(number(losses, i), number(step, i));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"17 35", "16 20 18"})
	void anySizeIsRegisteredAtFullSize(String sides) {
		long[] size = Stream.of(("2 1 " + sides).split(" ")).mapToLong(Long::parseLong).toArray();
		int d = size.length - 2;
		var node = new CoverNetwork(UNet.of(d, 1, 8), 1, Consistency.PLAIN).build(3);
		try (var probe = new Probe(node, Precision.FLOAT)) {
			var fixed = Grid.noise(3, size);
			var moving = Grid.noise(4, size);
			var field = probe.call("register", fixed, moving).get(0);
			var levels = probe.call("features", fixed);
			assertArrayEquals(fixed.size(), field.size());
			assertEquals(d, field.channels());
			assertArrayEquals(levels.get(4).values(), probe.call("forward", fixed).get(0).values());
			// In between they lay in Java, in another memory order: the last bits may differ.
			Close.absolute("field", field, probe.call("pyramid", levels, probe.call("features", moving)).get(4), 1e-4);
		}
	}

	private static Probe probe(int radius, Consistency consistency) {
		return new Probe(new CoverNetwork(UNet.of(2, 1, 8), radius, consistency).build(5), Precision.FLOAT);
	}

	/** Images and drawn numbers: the arguments of a step. */
	private static Object[] step(long number) {
		var random = new SplittableRandom[] {Draw.of(1, number, 0), Draw.of(1, number, 1)};
		var images = Grid.noise(6, 2, 1, 3 * SIDE / 2, 3 * SIDE / 2);
		return Stream.concat(Stream.of(images),
			Sevr.of(0.5).draw(random, 1, FIXED.size(), new double[] {1, 1}).stream().map(CoverNetworkTest::grid)).toArray();
	}

	private static Grid grid(HostTensor tensor) {
		return Grid.of(tensor.values(), tensor.shape());
	}

	private static double number(List<Grid> results, int i) {
		return results.get(i).values()[0];
	}

	/** The sum of absolute values: 0 only of zeros. */
	private static double sum(Grid grid) {
		double sum = 0;
		for (double value : grid.values())
			sum += Math.abs(value);
		return sum;
	}
}
