package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.bench.OwnProcess;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.task.Progress;

/** Segments in processes that get no more memory from the system: real failures of the engine. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "skipped: only Linux bounds the memory of a process so")
class ShortMemoryTest {

	private static final int SIDE = 1024;
	/** Share of pixels that tiles may change: the network normalises over what it sees. */
	private static final double TOLERANCE = 0.03;

	@TempDir
	Path folder;

	private Path model() {
		return UntrainedModel.save(folder.resolve("model.pt"), NetworkSize.TINY.unet(2, 1), 3, Normalisation.none(),
			Resampling.NONE, SIDE, SIDE);
	}

	private List<String> limited(Path model, int megabytes) {
		var command = OwnProcess.java(LimitedWork.class, "300m", List.of(model.toString(), Integer.toString(megabytes),
			Integer.toString(SIDE)));
		// nothing else asks the system for memory meanwhile: Java has its heap, and few threads
		command.addAll(1, List.of("-Xms300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:CICompilerCount=1"));
		return OwnProcess.output(command).lines().toList();
	}

	@Test
	void tilesThatGetNoMemoryAreDivided() {
		var model = model();
		var lines = limited(model, 160);
		assertTrue(lines.size() > 1, lines.toString());
		assertTrue(lines.get(0).startsWith("There is no memory for tiles of 1024 × 1024 voxels: going on with 512 × 1024."),
			lines.get(0));
		var found = lines.get(lines.size() - 1).substring(LimitedWork.IDS.length());
		try (var segmentation = new Segmentation(model, Runs.with(SegmentSettings.DEFAULT, "device", "cpu"))) {
			var expected = LimitedWork.ids(segmentation, LimitedWork.image(SIDE), Progress.SILENT);
			assertEquals(expected.length(), found.length());
			var others = IntStream.range(0, found.length()).filter(i -> found.charAt(i) != expected.charAt(i)).count();
			assertTrue(others < TOLERANCE * found.length(), others + " of " + found.length() + " pixels differ");
		}
	}
}
