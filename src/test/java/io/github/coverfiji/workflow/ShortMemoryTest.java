package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
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

	/** Enough for a third of the maps of a tile as large as the image. */
	private static final int MEGABYTES = 250;
	private static final Pattern SMALLER = Pattern.compile("going on with (\\d+) × (\\d+)\\.");
	/** Share of pixels that rounding may change. */
	private static final double TOLERANCE = 1e-3;

	@TempDir
	Path folder;

	private Path model(Integer... tile) {
		return UntrainedModel.save(folder.resolve(Arrays.toString(tile) + ".pt"), NetworkSize.TINY.unet(2, 1), 3,
			Normalisation.none(), Resampling.NONE, tile);
	}

	private List<String> limited(Path model) {
		var command = OwnProcess.java(LimitedWork.class, "300m", List.of(model.toString(), Integer.toString(MEGABYTES)));
		// nothing else asks the system for memory meanwhile: Java has its heap, and the C library one heap for all threads
		command.addAll(1, List.of("-Xms300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:CICompilerCount=1",
			"-XX:ErrorFile=" + folder.resolve("crash.txt")));
		command.addAll(0, List.of("env", "MALLOC_ARENA_MAX=1", "OMP_NUM_THREADS=1"));
		return OwnProcess.output(command).lines().toList();
	}

	/** Parts that do not overlap are what smaller tiles would have been. */
	@Test
	void tilesThatGetNoMemoryAreDivided() {
		var lines = limited(model(LimitedWork.HEIGHT, LimitedWork.WIDTH));
		assumeTrue(lines.stream().noneMatch(line -> line.contains("SIGSEGV")),
			"PyTorch itself crashed for lack of memory, which Java cannot catch");
		assertTrue(lines.size() > 1, lines.toString());
		assertTrue(lines.get(0).startsWith("There is no memory for tiles of 1024 × 2048 pixels: going on with 1024 × 1024."),
			lines.get(0));
		var found = lines.get(lines.size() - 1).substring(LimitedWork.IDS.length());
		var smaller = SMALLER.matcher(lines.get(lines.size() - 2)).results().findFirst().orElseThrow();
		try (var segmentation = LimitedWork.open(model(Integer.valueOf(smaller.group(1)), Integer.valueOf(smaller.group(2))))) {
			var expected = LimitedWork.ids(segmentation, LimitedWork.image(), Progress.SILENT);
			assertEquals(expected.length(), found.length());
			var others = IntStream.range(0, found.length()).filter(i -> found.charAt(i) != expected.charAt(i)).count();
			assertTrue(others < TOLERANCE * found.length(), others + " of " + found.length() + " pixels differ");
		}
	}
}
