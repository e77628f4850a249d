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
		"16, 128, 128, 8, 25, 0.91", "16, 128, 128, 16, 25, 1.43", "16, 192, 192, 16, 25, 2.40", "8, 256, 256, 8, 25, 1.46",
		"8, 256, 256, 16, 25, 2.09", "8, 128, 128, 32, 25, 1.70", "16, 128, 128, 8, 0, 0.89", "8, 128, 128, 16, 0, 0.82",
	})
	void memoryIsNearTheMeasuredPeak(int images, int y, int x, int width, int candidates, double measured) {
		var bytes = new MemoryNeed(new int[] {y, x}, images, width, candidates).bytes();
		assertEquals(measured, bytes / 1e9, 0.2 * measured);
	}

	@ParameterizedTest
	@CsvSource({"8, 8, 27, 0.87", "8, 8, 125, 1.35", "8, 16, 125, 1.86"})
	void memoryOfVolumesToo(int images, int width, int candidates, double measured) {
		var bytes = new MemoryNeed(new int[] {32, 32, 32}, images, width, candidates).bytes();
		assertEquals(measured, bytes / 1e9, 0.2 * measured);
	}

	@Test
	void memoryFollowsTheOptions() {
		var small = MemoryNeed.of(Runs.COVER, Runs.image(1));
		assertEquals(4, small.images());
		assertEquals(9, small.candidates());
		assertEquals(32, MemoryNeed.of(Runs.with(Runs.COVER, "model", "base"), Runs.image(1)).width());
		assertEquals(0, MemoryNeed.of(Runs.with(Runs.COVER, "method", "PixelContrast"), Runs.image(1)).candidates());
		assertTrue(small.describe().startsWith("About 0.5 GB of memory for steps of 4 images of 32 × 32 voxels"), small.describe());
	}
}
