package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.coverfiji.engine.Optimiser.Group;
import io.github.coverfiji.engine.Optimiser.Rule;
import io.github.coverfiji.engine.Optimiser.Settings;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.golden.Golden;
import io.github.coverfiji.twin.Grid;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OptimiserTest {

	private static final Group FIRST = new Group(List.of("first"));
	private static final Group SECOND = new Group(List.of("second"));
	private static final Group BOTH = new Group(List.of("first", "second"));
	private static final Grid[] START = {Grid.noise(1, 5, 3), Grid.noise(2, 4)};

	@ParameterizedTest
	@EnumSource
	void adamEqualsTheGoldenSteps(Precision precision) {
		var golden = Golden.open("cover2d");
		var meta = golden.array("meta/optimiser");
		var settings = new Settings(Rule.ADAM, meta[4], meta[1], meta[2], meta[5]);
		double tolerance = precision == Precision.DOUBLE ? 1e-6 : 1e-5;
		var start = Slopes.of(golden.grid("optimiser/param/0"), golden.grid("optimiser/param/1"));
		try (var probe = new Probe(start, precision);
			var optimiser = new Optimiser(probe.module(), settings, List.of(BOTH), ComputeDevice.CPU))
		{
			for (int step = 1; step <= 3; step++) {
				var folder = "optimiser/step" + step;
				probe.differentiate("forward", golden.grid(folder + "/grad/0"), golden.grid(folder + "/grad/1"));
				Close.relative("norm " + step, golden.array("optimiser/gradientNorm")[step - 1],
					optimiser.step(probe.module().manager(), meta[0]), tolerance);
				var after = probe.parameters();
				Close.toLargest(folder + "/0", golden.grid(folder + "/param/0"), after.get("first"), tolerance);
				Close.toLargest(folder + "/1", golden.grid(folder + "/param/1"), after.get("second"), tolerance);
			}
		}
	}

	static Stream<Arguments> rules() {
		return Stream.of(Rule.values()).flatMap(rule -> Stream.of(1.5, Double.POSITIVE_INFINITY)
			.flatMap(clip -> Stream.of(Precision.values()).map(precision -> arguments(rule, clip, precision))));
	}

	@ParameterizedTest
	@MethodSource("rules")
	void everyRuleEqualsItsTwin(Rule rule, double clip, Precision precision) {
		var settings = new Settings(rule, 0.05, 0.8, 0.95, clip);
		var twins = Stream.of(START).map(start -> new OptimiserTwin(settings, start.values())).toList();
		try (var probe = new Probe(Slopes.of(START[0], START[1]), precision);
			var optimiser = new Optimiser(probe.module(), settings, List.of(FIRST, SECOND), ComputeDevice.CPU))
		{
			for (int step = 0; step < 3; step++) {
				var slopes = slopes(step);
				probe.differentiate("forward", slopes[0], slopes[1]);
				double norm = norm(slopes[0], slopes[1]);
				Close.relative("norm", norm, optimiser.step(probe.module().manager(), 0.03, 0.01), 1e-6);
				for (int i = 0; i < 2; i++)
					Close.toLargest(rule + " step " + step,
						Grid.of(twins.get(i).step(slopes[i].values(), norm, i == 0 ? 0.03 : 0.01), START[i].shape()),
						probe.parameters().get(i == 0 ? "first" : "second"),
						precision == Precision.DOUBLE ? 1e-9 : 1e-5);
			}
		}
	}

	@Test
	void groupOfRateZeroRests() {
		try (var probe = new Probe(Slopes.of(START[0], START[1]), Precision.FLOAT);
			var optimiser = new Optimiser(probe.module(), Settings.ADAM, List.of(FIRST, SECOND), ComputeDevice.CPU))
		{
			var before = optimiser.snapshot();
			var slopes = slopes(0);
			probe.differentiate("forward", slopes[0], slopes[1]);
			Close.relative("norm", norm(slopes[0]), optimiser.step(probe.module().manager(), 0.1, 0), 1e-6);
			assertArrayEquals(START[1].values(), probe.parameters().get("second").values());
			optimiser.snapshot().forEach((name, tensor) -> {
				if (name.startsWith("second")) assertArrayEquals(before.get(name).values(), tensor.values(), name);
			});
			assertEquals(1, optimiser.snapshot().get("first#steps").values()[0]);
			probe.gradients().forEach((path, gradient) -> assertEquals(0, norm(gradient), path));
			assertEquals(0, optimiser.step(probe.module().manager(), 0, 0));
		}
	}

	@Test
	void withoutGradientsNothingMoves() {
		try (var probe = new Probe(Slopes.of(START[0], START[1]), Precision.FLOAT);
			var optimiser = new Optimiser(probe.module(), Settings.ADAM, List.of(FIRST, SECOND), ComputeDevice.CPU))
		{
			assertEquals(0, optimiser.step(probe.module().manager(), 0.1, 0.1));
			assertArrayEquals(START[0].values(), probe.parameters().get("first").values());
		}
	}

	/** Neither weights nor state move, and the next step is as if there had been none. */
	@ParameterizedTest
	@CsvSource({"ADAM, NaN", "ADAMW, Infinity", "SGD, -Infinity", "SGD, NaN", "ADAM, 1e38"})
	void gradientsThatAreNoNumbersAreNotFollowed(Rule rule, double poison) {
		var settings = new Settings(rule, 0.05, 0.8, 0.95, rule == Rule.SGD ? Double.POSITIVE_INFINITY : 1);
		try (var probe = new Probe(Slopes.of(START[0], START[1]), Precision.FLOAT);
			var optimiser = new Optimiser(probe.module(), settings, List.of(FIRST, SECOND), ComputeDevice.CPU))
		{
			run(probe, optimiser, 0, 0.02);
			var weights = probe.module().snapshot();
			var state = optimiser.snapshot();
			var bad = slopes(1)[1].values().clone();
			bad[2] = poison;
			probe.differentiate("forward", slopes(1)[0], Grid.of(bad, 4));
			assertFalse(Double.isFinite(optimiser.step(probe.module().manager(), 0.02, 0.02)));
			assertSame(weights, probe.module().snapshot());
			assertSame(state, optimiser.snapshot());
			probe.gradients().forEach((path, gradient) -> assertEquals(0, norm(gradient), path));
			probe.differentiate("forward", slopes(1)[0], Grid.of(bad, 4));
			optimiser.forget(probe.module().manager());
			probe.gradients().forEach((path, gradient) -> assertEquals(0, norm(gradient), path));
			run(probe, optimiser, 1, 0.02);
			var after = probe.module().snapshot();
			optimiser.assign(weights);
			optimiser.restore(state);
			run(probe, optimiser, 1, 0.02);
			assertSame(after, probe.module().snapshot());
		}
	}

	private static void run(Probe probe, Optimiser optimiser, int step, double rate) {
		var slopes = slopes(step);
		probe.differentiate("forward", slopes[0], slopes[1]);
		optimiser.step(probe.module().manager(), rate, rate);
	}

	private static void assertSame(Map<String, HostTensor> expected, Map<String, HostTensor> found) {
		expected.forEach((path, tensor) -> assertArrayEquals(tensor.values(), found.get(path).values(), path));
	}

	@ParameterizedTest
	@EnumSource
	void restoredRunGoesOnBitForBit(Rule rule) {
		var settings = new Settings(rule, 0.01, 0.9, 0.99, 1);
		try (var probe = new Probe(Slopes.of(START[0], START[1]), Precision.FLOAT);
			var optimiser = new Optimiser(probe.module(), settings, List.of(BOTH), ComputeDevice.CPU))
		{
			run(probe, optimiser, 0);
			var weights = probe.module().snapshot();
			var state = optimiser.snapshot();
			run(probe, optimiser, 1);
			var right = probe.module().snapshot();
			run(probe, optimiser, 2);
			optimiser.assign(weights);
			optimiser.restore(state);
			run(probe, optimiser, 1);
			probe.module().snapshot().forEach(
				(path, tensor) -> assertArrayEquals(right.get(path).values(), tensor.values(), path));
		}
	}

	@Test
	void restoreRefusesMissingAndMisshapenTensors() {
		try (var probe = new Probe(Slopes.of(START[0], START[1]), Precision.FLOAT);
			var optimiser = new Optimiser(probe.module(), Settings.ADAM, List.of(BOTH), ComputeDevice.CPU))
		{
			assertThrows(IllegalArgumentException.class, () -> optimiser.restore(Map.of()));
			var bent = optimiser.snapshot();
			bent.put("second#moment1", HostTensor.constant(0, 2, 2));
			var refusal = assertThrows(IllegalArgumentException.class, () -> optimiser.restore(bent));
			assertEquals("no 'second#moment1' of shape (4)", refusal.getMessage());
		}
	}

	private static void run(Probe probe, Optimiser optimiser, int step) {
		var slopes = slopes(step);
		probe.differentiate("forward", slopes[0], slopes[1]);
		optimiser.step(probe.module().manager(), 0.02);
	}

	private static Grid[] slopes(int step) {
		return new Grid[] {Grid.noise(10 + step, 5, 3), Grid.noise(20 + step, 4)};
	}

	private static double norm(Grid... grids) {
		var values = Stream.of(grids).flatMapToDouble(grid -> DoubleStream.of(grid.values()));
		return Math.sqrt(values.map(v -> v * v).sum());
	}
}
