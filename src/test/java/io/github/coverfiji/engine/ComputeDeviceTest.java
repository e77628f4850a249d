package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.task.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeDeviceTest {

	@Test
	void processorIsAlwaysThere() {
		assertEquals(ComputeDevice.CPU, ComputeDevice.of(" CPU "));
		assertEquals("cpu", ComputeDevice.CPU.name());
		var description = ComputeDevice.CPU.describe();
		assertTrue(description.matches("PyTorch \\d+\\.\\d+\\.\\d+.* on cpu"), description);
	}

	@Test
	void autoTakesAGpuOrTheProcessor() {
		assertTrue(ComputeDevice.of("auto").name().matches("cpu|gpu0"));
	}

	@Test
	void missingGpuIsASentenceAndNeverTheProcessor() {
		var refusal = assertThrows(InputException.class, () -> ComputeDevice.of("gpu9")).getMessage();
		assertTrue(refusal.startsWith("Cannot compute on 'gpu9': ") && refusal.contains("device=cpu"), refusal);
	}

	@ParameterizedTest
	@ValueSource(strings = {"tpu", "", "gpu-1", "cpu0", "gpu99999999999"})
	void unknownNameIsASentence(String name) {
		var refusal = assertThrows(InputException.class, () -> ComputeDevice.of(name)).getMessage();
		assertTrue(refusal.startsWith("Cannot compute on '" + name + "': "), refusal);
	}
}
