package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.coverfiji.image.PlaneFormat.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results in Python's tifffile: all planes are there, also of the form for files above 4 GB. */
class PythonReadsPlanesTest {

	@TempDir
	Path folder;

	@BeforeAll
	static void pythonHasTifffile() throws IOException, InterruptedException {
		var probe = new ProcessBuilder("python3", "-c", "import tifffile").redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD);
		assumeTrue(exit(probe) == 0, "skipped: there is no python3 with tifffile here");
	}

	@Test
	void allPlanesAreThere() throws IOException, InterruptedException {
		for (var format : List.of(Results.grey(Kind.BYTE, 1, 9, 1), Results.grey(Kind.SHORT, 2, 3, 2), Results.named(4, 1)))
			for (var head : List.of(TiffHead.of(format), TiffHead.of(format, 0))) {
				var file = folder.resolve("result.tif");
				Results.fill(TiffPlaneFile.create(file, format, new PixelCache(0), head, TiffPlaneFile.Disk.REAL));
				var facts = python(file);
				assertEquals("[" + format.planes() + ", 5, 7]", facts.get(0));
				assertEquals(head.directories() + "", facts.get(2));
				var sums = facts.get(1).substring(1, facts.get(1).length() - 1).split(", ");
				for (var i = 0; i < sums.length; i++)
					assertEquals(sum(Results.plane(format, i)), Double.parseDouble(sums[i]), 1e-6);
			}
	}

	private static double sum(Object plane) {
		if (plane instanceof byte[] bytes) return IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff).sum();
		if (plane instanceof short[] shorts) return IntStream.range(0, shorts.length).map(i -> shorts[i] & 0xffff).sum();
		var floats = (float[]) plane;
		return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).sum();
	}

	private List<String> python(Path file) throws IOException, InterruptedException {
		var script = folder.resolve("read_planes.py");
		try (var text = PythonReadsPlanesTest.class.getResourceAsStream("/python/read_planes.py")) {
			Files.write(script, text.readAllBytes());
		}
		var output = folder.resolve("output.txt");
		var command = new ProcessBuilder("python3", script.toString(), file.toString()).redirectErrorStream(true)
			.redirectOutput(output.toFile());
		assertEquals(0, exit(command), () -> Arrays.toString(output.toFile().list()));
		return Files.readAllLines(output);
	}

	private static int exit(ProcessBuilder builder) throws InterruptedException {
		try {
			var process = builder.start();
			assertTrue(process.waitFor(5, TimeUnit.MINUTES), "python3 does not end");
			return process.exitValue();
		}
		catch (IOException e) {
			return -1;
		}
	}
}
