package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.io.FileSaver;

import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.Series;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/** A folder of many small files: each costs the same, the last as the first. Bytes are counted, not seconds. */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "skipped: only Linux tells what a process reads and writes")
class LongFolderTest {

	private static final int FILES = 600;
	private static final int PART = 200;
	private static final double MORE = 1.05;
	private static final long HELD = 512;
	private static final long SMALL_CACHE = 1 << 16;

	@TempDir
	private Path folder;

	/** What was used up when a part of the files was done. */
	private record Used(long read, long written, long heap) {

		static Used now() {
			System.gc();
			var runtime = Runtime.getRuntime();
			return new Used(io("rchar"), io("wchar"), runtime.totalMemory() - runtime.freeMemory());
		}

		private static long io(String name) {
			try {
				return Files.readAllLines(Path.of("/proc/self/io")).stream().filter(line -> line.startsWith(name + ":"))
					.mapToLong(line -> Long.parseLong(line.substring(name.length() + 1).strip())).findFirst().orElseThrow();
			}
			catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	@Test
	void eachFileCostsTheSame() throws IOException {
		var input = Files.createDirectory(folder.resolve("input"));
		for (var i = 0; i < FILES; i++) new FileSaver(IJ.createImage("i", "8-bit noise", 32, 32, 1))
			.saveAsTiff(input.resolve(String.format("c%05d.tif", i)).toString());
		var model = UntrainedModel.save(folder.resolve("segmenter.pt"), 2, 1, 3);
		var used = new ArrayList<Used>();
		var stages = new ArrayList<String>();
		new FolderSegmentation(model, SegmentSettings.DEFAULT).run(input, Series.FILES, folder.resolve("output"), new PixelCache(SMALL_CACHE),
			new Progress() {

				@Override
				public void status(Status status) {
					if (stages.isEmpty() || !status.stage().equals(stages.get(stages.size() - 1))) stages.add(status.stage());
					if (status.stage().equals("Segmenting files") && status.done() % PART == 0) used.add(Used.now());
				}
			});
		assertEquals(FILES / PART, used.size());
		assertFlat(used);
		assertTrue(stages.size() < 10, stages.toString());
	}

	private static void assertFlat(List<Used> used) {
		var first = used.get(1);
		var last = used.get(2);
		assertTrue(last.read() - first.read() < MORE * (first.read() - used.get(0).read()), used.toString());
		assertTrue(last.written() - first.written() < MORE * (first.written() - used.get(0).written()), used.toString());
		assertTrue(last.heap() - first.heap() < HELD * PART, used.toString());
	}
}
