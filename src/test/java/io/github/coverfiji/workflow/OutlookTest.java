package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** What is said before a training starts. */
class OutlookTest {

	@TempDir
	Path folder;

	@Test
	void filesAreCounted() throws IOException {
		assertThrows(InputException.class, () -> Outlook.images(folder));
		Files.writeString(folder.resolve("a.tif"), "");
		assertEquals("One file in the folder.", Outlook.images(folder));
		Files.writeString(folder.resolve("b.tif"), "");
		Files.writeString(folder.resolve(".hidden"), "");
		assertEquals("2 files in the folder.", Outlook.images(folder));
	}

	@Test
	void runToGoOnWithIsFound() {
		var output = folder.resolve("run");
		assertEquals("A new run.", Outlook.run(output, false));
		assertThrows(InputException.class, () -> Outlook.run(output, true));
		new Pretraining(Runs.COVER).run(Runs.images(2), output, false, Progress.SILENT);
		assertTrue(Outlook.run(output, true).contains("last seen at step 6."), Outlook.run(output, true));
		assertTrue(assertThrows(InputException.class, () -> Outlook.run(output, false)).getMessage().contains("another run"));
	}

	@Test
	void modelIsNamed() {
		TinyModel.save(folder, 3, 2);
		assertEquals("The model: COVER, features, 3D, 2 channels.", Outlook.model(folder.resolve("model.pt")));
	}

	/** Peaks of whole processes in GB, measured once; see {@link MemoryNeed#bytes}. */
	@ParameterizedTest
	@CsvSource({
		"16, 128, 128, 8, false, 0.80", "16, 128, 128, 16, false, 1.16", "16, 192, 192, 16, false, 2.12",
		"8, 256, 256, 16, false, 1.87", "8, 128, 128, 32, false, 1.35", "4, 192, 192, 32, false, 1.30",
		"16, 192, 192, 16, true, 1.01", "8, 256, 256, 16, true, 0.93", "8, 128, 128, 32, true, 0.79",
	})
	void memoryIsNearTheMeasuredPeak(int images, int y, int x, int width, boolean low, double measured) {
		var bytes = new MemoryNeed(new int[] {y, x}, images, width, low).bytes();
		assertEquals(measured, bytes / 1e9, 0.2 * measured);
	}

	@ParameterizedTest
	@CsvSource({"8, 32, 8, 0.74", "8, 32, 16, 1.18", "2, 64, 32, 2.83"})
	void memoryOfVolumesToo(int images, int side, int width, double measured) {
		var bytes = new MemoryNeed(new int[] {side, side, side}, images, width, false).bytes();
		assertEquals(measured, bytes / 1e9, 0.2 * measured);
	}

	@Test
	void memoryFollowsTheOptions() {
		var small = MemoryNeed.of(Runs.COVER, Runs.image(1));
		assertEquals(4, small.images());
		assertTrue(MemoryNeed.of(Runs.with(Runs.COVER, "computer.memory", "low"), Runs.image(1)).bytes() < small.bytes());
		assertEquals(32, MemoryNeed.of(Runs.with(Runs.COVER, "model", "base"), Runs.image(1)).width());
		assertTrue(small.describe().startsWith("About 0.5 GB of memory for steps of 4 images of 32 × 32 voxels"), small.describe());
	}
}
