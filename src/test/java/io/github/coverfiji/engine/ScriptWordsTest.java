package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.engine.Engine;

class ScriptWordsTest {

	@TempDir
	private Path folder;

	/** A newer engine may know more words. */
	@Test
	void tableIsOfThisEngine() throws IOException {
		try (var in = ScriptWords.class.getResourceAsStream("script-words.txt")) {
			var version = Engine.getEngine("PyTorch").getVersion();
			assertTrue(new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("PyTorch " + version + " knows"), version);
		}
	}

	@Test
	void everyOperatorOfPyTorchIsInTheTable() throws IOException, InterruptedException {
		var output = folder.resolve("names.txt");
		var process = new ProcessBuilder("python3", "-c", "import torch\nprint(torch.__version__)\n"
			+ "for schema in torch._C._jit_get_all_schemas(): print(schema.name.split('::')[1])").redirectOutput(output.toFile())
			.redirectError(ProcessBuilder.Redirect.DISCARD);
		assumeTrue(ended(process), "skipped: there is no python3 with torch here");
		var names = new TreeSet<>(Files.readAllLines(output));
		assumeTrue(names.stream().anyMatch(name -> name.startsWith("2.7.1")), "skipped: python3 has another version of torch");
		names.removeIf(name -> name.startsWith("2.7.1"));
		var words = ScriptWords.table();
		names.removeIf(name -> words.allowed().contains(name) || words.operators().contains(name)
			|| words.forms().contains(name));
		assertEquals(new TreeSet<>(), names);
	}

	private static boolean ended(ProcessBuilder builder) throws InterruptedException {
		try {
			var process = builder.start();
			return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
		}
		catch (IOException e) {
			return false;
		}
	}
}
