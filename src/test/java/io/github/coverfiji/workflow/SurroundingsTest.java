package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.task.Progress;

/** What a bug report says of the computer, and how it bears with odd run folders. */
class SurroundingsTest {

	@TempDir
	private Path folder;

	@Test
	void jarsOfFijiAreNamedByFolder() throws IOException {
		for (var jar : List.of("jars/a-1.0.jar", "jars/linux64/b-2.jar", "plugins/c.jar", "plugins/notes.txt", "luts/d.jar")) {
			Files.createDirectories(folder.resolve(jar).getParent());
			Files.writeString(folder.resolve(jar), "");
		}
		var lines = Surroundings.lines("ImageJ2 2.16.0", Optional.of(folder));
		assertTrue(lines.contains("Host: ImageJ2 2.16.0"));
		var jars = lines.subList(lines.indexOf("Jars:") + 1, lines.size()).stream().map(l -> l.strip().replace('\\', '/'));
		assertEquals(List.of("jars/a-1.0.jar", "jars/linux64/b-2.jar", "plugins/c.jar"), jars.toList());
	}

	@Test
	void endOfALongTableIsKept() throws IOException {
		Files.writeString(folder.resolve("record.json"), "{}");
		Files.writeString(folder.resolve("log.csv"), "step,loss\n" + "1,0.5\n".repeat(1 << 20) + "last,0.1\n");
		Files.write(folder.resolve("preview.png"), new byte[100]);
		var zip = folder.resolve("report.zip");
		new BugReport(List.of("a line"), Optional.empty(), "test", Optional.empty()).write(zip, Optional.of(folder),
			new EngineCheck.Report(true, List.of("works")), OwnNames.ofUser(), Progress.SILENT);
		try (var report = new ZipFile(zip.toFile())) {
			assertEquals(List.of("log.txt", "error.txt", "engine.txt", "computer.txt", "run/record.json", "run/log.csv"),
				report.stream().map(Object::toString).toList());
			var table = new String(report.getInputStream(report.getEntry("run/log.csv")).readAllBytes());
			assertTrue(table.startsWith("(the first ") && table.endsWith("last,0.1\n") && table.length() < 5 << 20);
		}
	}
}
