package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

	@Test
	void memoryFollowsTheOptions() {
		var small = MemoryOutlook.of(Runs.COVER, Runs.image(1));
		assertEquals(2, small.batch());
		assertTrue(MemoryOutlook.of(Runs.with(Runs.COVER, "computer.memory", "low"), Runs.image(1)).bytes() < small.bytes());
		assertTrue(MemoryOutlook.of(Runs.with(Runs.COVER, "model", "base"), Runs.image(1)).bytes() > 2 * small.bytes());
		var words = Outlook.memory(Runs.COVER, Runs.image(1));
		assertTrue(words.startsWith("About 0.3 GB of memory for steps of 2 pairs of views of 32 × 32 pixels (free: "), words);
		var labels = Outlook.memory(Runs.SEGMENTATION, Runs.image(1));
		assertTrue(labels.startsWith("About 0.3 GB of memory for steps of 4 images of 32 × 32 pixels (free: "), labels);
	}
}
