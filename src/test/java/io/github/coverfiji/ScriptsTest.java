package io.github.coverfiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.python.util.PythonInterpreter;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;

/** The scripts beside the macros, in Fiji's own script languages: first learn (Jython), then segment (Groovy). */
class ScriptsTest {

	/** A parameter of SciJava, which Fiji asks for. */
	private static final Pattern PARAMETER = Pattern.compile("#@ (\\w+) \\(.*\\) (\\w+)");

	@TempDir
	private Path folder;

	private static String script(String name) throws IOException {
		return Files.readString(Path.of("macros", name));
	}

	private static Map<String, String> parameters(String script) {
		return script.lines().map(PARAMETER::matcher).filter(m -> m.matches())
			.collect(Collectors.toMap(m -> m.group(2), m -> m.group(1), (a, b) -> a, TreeMap::new));
	}

	/** Fiji leaves the lines in, but as blank ones. */
	private static String withoutParameters(String script) {
		return script.lines().map(line -> line.startsWith("#@") ? "" : line).collect(Collectors.joining("\n"));
	}

	private File file(String name) {
		return folder.resolve(name).toFile();
	}

	private void makeImages() throws IOException {
		Files.createDirectories(folder.resolve("images"));
		Files.createDirectories(folder.resolve("labels"));
		for (var n = 0; n < 2; n++) {
			var image = new ByteProcessor(64, 64);
			var labels = new ByteProcessor(64, 64);
			for (var i = 0; i < 64 * 64; i++) {
				var inside = Math.hypot(i % 64 - 30 - 4 * n, i / 64 - 30) < 12;
				image.set(i, (inside ? 180 : 60) + (i * 31 + n) % 17);
				labels.set(i, inside ? 1 : 0);
			}
			IJ.saveAsTiff(new ImagePlus("image", image), file("images/" + n + ".tif").toString());
			IJ.saveAsTiff(new ImagePlus("labels", labels), file("labels/" + n + ".tif").toString());
		}
	}

	@Test
	void jythonLearnsAndGroovySegments() throws IOException {
		makeImages();
		var pretrain = script("pretrain.py");
		assertEquals(Map.of("images", "File", "labels", "File", "output", "File", "epochs", "Integer"), parameters(pretrain));
		try (var python = new PythonInterpreter()) {
			python.set("images", file("images"));
			python.set("labels", file("labels"));
			python.set("output", folder.toFile());
			python.set("epochs", 2);
			python.exec(withoutParameters(pretrain));
			assertTrue(python.get("trained", Map.class).containsKey("loss"));
		}
		var segment = script("segment_folder.groovy");
		assertEquals(Map.of("input", "File", "model", "File", "output", "File"), parameters(segment));
		var binding = new Binding(new TreeMap<>(Map.of("input", file("images"), "model", file("segmentation"), "output",
			file("found"))));
		new GroovyShell(binding).evaluate(withoutParameters(segment));
		assertEquals(2, ((Map<?, ?>) binding.getVariable("counts")).size());
		assertTrue(file("found/1.tif").exists());
	}
}
