package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import io.github.coverfiji.engine.Optimiser.Group;
import io.github.coverfiji.engine.Optimiser.Settings;
import io.github.coverfiji.twin.Grid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ScriptModuleTest {

	private static final Grid FIRST = Grid.noise(1, 2, 3);
	private static final Grid SECOND = Grid.noise(2, 4);

	@Test
	void listsAndTensorsArriveInTheirPlaces() {
		try (var probe = probe()) {
			var one = Grid.of(new double[] {1, 2}, 2);
			var two = Grid.of(new double[] {10}, 1);
			var sums = probe.call("total", List.of(one, two, one), two, List.of(two, two));
			assertEquals(List.of(16.0, 10.0, 20.0, 5.0), sums.stream().map(sum -> sum.values()[0]).toList());
			assertThrows(IllegalArgumentException.class, () -> probe.call("total", List.of(), two, List.of(one)));
		}
	}

	@Test
	void parametersComeInTheOrderOfTheStructureWithTheirValues() {
		try (var probe = probe()) {
			assertEquals(List.of("first", "second"), List.copyOf(probe.parameters().keySet()));
			assertArrayEquals(FIRST.floats(), probe.module().snapshot().get("first").values());
			assertTrue(probe.module().parameters().values().stream().allMatch(NDArray::hasGradient));
		}
	}

	@Test
	void resultsBelongToTheScope() {
		try (var probe = probe()) {
			NDArray result;
			try (var scope = probe.module().manager().newSubManager()) {
				result = probe.module().call(scope, "forward",
					List.of(Probe.tensor(FIRST).on(scope), Probe.tensor(SECOND).on(scope))).get(0);
				assertSame(scope, result.getManager());
			}
			assertThrows(IllegalStateException.class, result::getFloat);
		}
	}

	@Test
	void trainingModeReachesTheModule() {
		try (var probe = probe()) {
			for (int training : new int[] {0, 1, 0}) {
				probe.module().train(training == 1);
				assertEquals(training, probe.call("mode").get(0).values()[0]);
			}
		}
	}

	@Test
	void manyCallsLeaveNoArrays() {
		try (var probe = probe();
			var optimiser = new Optimiser(probe.module(), Settings.ADAM, List.of(new Group(List.of("first", "second"))),
				ComputeDevice.CPU))
		{
			int before = probe.module().manager().getManagedArrays().size();
			for (int i = 0; i < 200; i++)
				try (var scope = probe.module().manager().newSubManager()) {
					probe.call("total", List.of(FIRST), SECOND, List.of(FIRST, SECOND));
					probe.differentiate("forward", FIRST, SECOND);
					probe.gradients();
					optimiser.step(scope, 0.01);
				}
			assertEquals(before, probe.module().manager().getManagedArrays().size());
		}
	}

	@Test
	void threadsWaitForEachOthersGradients() throws Exception {
		var pool = Executors.newFixedThreadPool(4);
		try {
			Callable<Boolean> job = () -> {
				try (var probe = probe()) {
					probe.differentiate("forward", FIRST, SECOND);
					assertArrayEquals(FIRST.values(), probe.gradients().get("first").values());
					return true;
				}
			};
			for (var done : pool.invokeAll(List.of(job, job, job, job)))
				assertTrue(done.get());
		}
		finally {
			pool.shutdown();
		}
	}

	@Test
	void failureInsideDoesNotBlockTheNextGradient() {
		try (var probe = probe()) {
			assertThrows(EngineException.class, () -> probe.differentiate("forward", SECOND, FIRST));
			probe.differentiate("forward", FIRST, SECOND);
			assertArrayEquals(SECOND.values(), probe.gradients().get("second").values());
		}
	}

	@Test
	void archiveThatIsNoneIsRefused() {
		assertThrows(IOException.class,
			() -> ScriptModule.loadOwn(new ByteArrayInputStream(new byte[1000]), ComputeDevice.CPU));
	}

	private static Probe probe() {
		return new Probe(Slopes.of(FIRST, SECOND), Precision.FLOAT);
	}
}
