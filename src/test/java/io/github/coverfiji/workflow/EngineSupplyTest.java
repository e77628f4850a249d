package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.engine.GpuLibraries;
import io.github.coverfiji.engine.NvidiaCards;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class EngineSupplyTest {

	private static final String BLACKWELL = "NVIDIA GeForce RTX 5090, 32607 MiB, 572.16, 12.0";

	@TempDir
	Path folder;

	@Test
	void optionsThatContradictAreRefused() {
		assertRefused("maybe", Optional.empty(), "write one of none, download, folder");
		assertRefused("folder", Optional.empty(), "write folder=[path]");
		assertRefused("download", Optional.of(folder), "takes no folder");
		assertRefused("none", Optional.of(folder), "write supply=folder");
		assertRefused("folder", Optional.of(folder), "holds no ");
	}

	@Test
	void adviceDependsOnWhatIsThere() {
		assertTrue(advice(false, "", "Linux").toDo().startsWith("nothing."));
		assertTrue(advice(false, "", "Mac OS X").toDo().contains("Apple silicon"));
		assertTrue(advice(false, "NVIDIA-SMI has failed", "Linux").toDo().contains("driver"));
		assertTrue(advice(true, BLACKWELL, "Windows 11").toDo().contains("supply=download"));
		assertTrue(advice(true, BLACKWELL.replace("572.16", "566.36"), "Windows 11").toDo().contains("install driver 570.65"));
	}

	@Test
	void oneUsableCardOfSeveralIsEnough() {
		var several = "Quadro P600, 2048 MiB, 550.90, 6.1; NVIDIA RTX A6000, 49140 MiB, 550.90, 8.6";
		assertTrue(advice(true, several, "Linux").toDo().contains("supply=download"));
		assertEquals(2, advice(true, several, "Linux").lines().size());
	}

	@Test
	void blackwellThatDjlTakesForCudaSixPointFiveIsSaid() {
		var blackwell = advice(true, BLACKWELL, "Windows 11");
		assertEquals(List.of("Graphics card: NVIDIA GeForce RTX 5090, 32607 MiB, driver 572.16, compute capability 12.0,"
			+ " needs PyTorch for CUDA 12.8 (cu128)"), blackwell.lines());
		assertTrue(blackwell.onGuess("cu065").orElseThrow().contains("as cu065"));
		assertEquals(Optional.empty(), blackwell.onGuess("cu128"));
		assertEquals(Optional.empty(), blackwell.onGuess("cpu"));
	}

	@Test
	void failedLibraryIsNamedWithItsReason() {
		var failed = new CardAdvice(new NvidiaCards(true, BLACKWELL), "Linux",
			Optional.of(new GpuLibraries.Supplied(folder, "no kernel image")));
		assertTrue(failed.lines().get(1).contains(folder + ", which failed (no kernel image)"), failed.lines().toString());
		assertTrue(failed.toDo().contains("no kernel image"), failed.toDo());
	}

	private static void assertRefused(String supply, Optional<Path> folder, String why) {
		var refusal = assertThrows(InputException.class, () -> EngineSupply.run(supply, folder, Progress.SILENT)).getMessage();
		assertTrue(refusal.contains(why), refusal);
	}

	private static CardAdvice advice(boolean driver, String text, String system) {
		return new CardAdvice(new NvidiaCards(driver, text), system, Optional.empty());
	}
}
