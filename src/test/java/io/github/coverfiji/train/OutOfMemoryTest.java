package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A whole program that the system gives no more memory. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux lets a program limit its own address space")
class OutOfMemoryTest {

	private static List<String> run(int megabytes, int batch, int side) throws IOException, InterruptedException {
		var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		var log = File.createTempFile("tight", ".txt");
		var builder = new ProcessBuilder(java, "-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
			TightMemory.class.getName(), Integer.toString(megabytes), Integer.toString(batch), Integer.toString(side))
			.redirectErrorStream(true).redirectOutput(log);
		builder.environment().put("OMP_NUM_THREADS", "1");
		var process = builder.start();
		try {
			assertTrue(process.waitFor(10, TimeUnit.MINUTES), "does not end");
			return Files.readAllLines(log.toPath());
		}
		finally {
			process.destroyForcibly();
			Files.delete(log.toPath());
		}
	}

	@Test
	void trainingGoesOnInPassesAndSaysSo() throws IOException, InterruptedException {
		var lines = run(330, 8, 128);
		assumeTrue(lines.stream().noneMatch(line -> line.contains("SIGSEGV")),
			"PyTorch itself crashed for lack of memory, which Java cannot catch");
		assertTrue(lines.stream().anyMatch(line -> line.startsWith("Step 1 did not fit into memory (")), String.join("\n", lines));
		assertTrue(lines.stream().anyMatch(line -> line.matches("tight done, passes (2|4|8|16)")), String.join("\n", lines));
	}
}
