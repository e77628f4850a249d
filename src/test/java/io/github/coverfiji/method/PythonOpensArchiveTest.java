package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ModelArchive;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptArchive;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.method.PcrlNetwork.Attention;
import io.github.coverfiji.method.PcrlNetwork.Contrast;
import io.github.coverfiji.method.PcrlNetwork.Criterion;
import io.github.coverfiji.method.PcrlNetwork.Drawing;
import io.github.coverfiji.network.BatchNormUNet;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.twin.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive of ours in Python, with PyTorch and nothing of ours: read, called, differentiated. */
class PythonOpensArchiveTest {

	private static final String CARD = "{\"name\": \"lung µ\", \"classes\": 2}";

	@TempDir
	private Path folder;

	@BeforeAll
	static void pythonHasTorch() throws IOException, InterruptedException {
		assumeTrue(exitOf("python3", "-c", "import torch") == 0, "skipped: there is no python3 with torch here");
	}

	@ParameterizedTest
	@ValueSource(ints = {2, 3})
	void archiveIsReadCalledAndDifferentiated(int d) throws IOException, InterruptedException {
		var node = new CoverNetwork(UNet.of(d, 1, 8), 1, Consistency.PLAIN).build(4);
		var archive = folder.resolve("model.pt");
		try (var out = Files.newOutputStream(archive)) {
			ScriptArchive.write(node, Map.of("card.json", CARD), out);
		}
		var facts = python(archive, d);
		assertEquals(CARD, facts.get("card"));
		var tensors = node.tensors();
		tensors.forEach(
			(path, tensor) -> assertEquals(Arrays.toString(tensor.start().shape()), facts.get("tensor " + path)));
		assertEquals(tensors.size(), facts.keySet().stream().filter(fact -> fact.startsWith("tensor ")).count());
		assertEquals("True", facts.get("trained"));
		assertEquals(d == 2 ? "[2, 8, 18, 20]" : "[2, 8, 18, 20, 17]", facts.get("forward"));
		assertEquals("" + tensors.size(), facts.get("gradients"));
		sameHere(node, d, Double.parseDouble(facts.get("loss")), Double.parseDouble(facts.get("norm")));
	}

	/** State stands among the parameters, for only those are seen; it must not be trained there either. */
	@Test
	void stateIsListedButNotTrained() throws IOException, InterruptedException {
		var node = new PcrlNetwork(BatchNormUNet.of(2, 1, 2), Drawing.UNIT, Attention.CHANNELS,
			new Contrast(Criterion.NCE, 8, 4)).build(4);
		var archive = folder.resolve("model.pt");
		try (var out = Files.newOutputStream(archive)) {
			ScriptArchive.write(node, Map.of(), out);
		}
		var output = folder.resolve("trained.txt");
		finish(new ProcessBuilder("python3", "-c", "import sys, torch\n"
			+ "for name, tensor in torch.jit.load(sys.argv[1]).named_parameters(): print(name, tensor.requires_grad)",
			archive.toString()).redirectErrorStream(true).redirectOutput(output.toFile()));
		assertEquals(node.tensors().entrySet().stream().map(e -> e.getKey() + (e.getValue().trained() ? " True" : " False"))
			.sorted().toList(), Files.readAllLines(output).stream().sorted().toList());
	}

	/** With all that it adds of its own: memory of names, places of lines, compressed code. */
	@Test
	void archiveThatPythonSavedAgainIsLoaded() throws IOException, InterruptedException {
		var node = new CoverNetwork(UNet.of(2, 1, 8), 1, Consistency.PLAIN).build(4);
		var archive = folder.resolve("model.pt");
		try (var out = Files.newOutputStream(archive)) {
			ScriptArchive.write(node, Map.of("card.json", CARD), out);
		}
		var again = folder.resolve("again.pt");
		assertEquals(0, exitOf("python3", "-c", "import sys, torch\ncard = {'card.json': ''}\n"
			+ "torch.jit.save(torch.jit.load(sys.argv[1], _extra_files=card), sys.argv[2], _extra_files=card)",
			archive.toString(), again.toString()));
		assertEquals(CARD, ModelArchive.open(again).extra("card.json").orElseThrow());
		try (var module = ScriptModule.load(ModelArchive.open(again), ComputeDevice.CPU)) {
			var weights = module.snapshot();
			node.tensors().forEach((path, tensor) -> assertArrayEquals(tensor.start().values(), weights.get(path).values()));
		}
	}

	/** Another build of PyTorch may round another way. */
	private static void sameHere(ScriptNode node, int d, double loss, double norm) {
		int[] size = Arrays.copyOf(new int[] {18, 20, 17}, d);
		var fixed = ramp(1, size);
		var moving = Grid.each(2, 1, size, (n, c, p) -> {
			int[] q = p.clone();
			q[0] = size[0] - 1 - p[0];
			return fixed.at(n, c, q);
		});
		var ramp = ramp(d, size);
		var target = Grid.each(2, d, size, (n, axis, p) -> 3 * ramp.at(n, axis, p));
		try (var probe = new Probe(node, Precision.FLOAT)) {
			var here = probe.differentiate("losses", fixed, moving, target, Grid.each(2, 1, size, (n, c, p) -> 1));
			Close.relative("loss", loss, here.get(0).values()[0], 1e-4);
			var slopes = probe.gradients().values().stream().flatMapToDouble(g -> DoubleStream.of(g.values()));
			Close.relative("norm", norm, Math.sqrt(slopes.map(v -> v * v).sum()), 1e-2);
		}
	}

	private static Grid ramp(int channels, int[] size) {
		int[] count = {0};
		return Grid.each(2, channels, size, (n, c, p) -> count[0]++ * 7 % 17 / 8.0 - 1);
	}

	private Map<String, String> python(Path archive, int d) throws IOException, InterruptedException {
		var script = folder.resolve("open_archive.py");
		try (var text = PythonOpensArchiveTest.class.getResourceAsStream("/python/open_archive.py")) {
			Files.copy(text, script);
		}
		var output = folder.resolve("output.txt");
		var command = List.of("python3", script.toString(), archive.toString(), "" + d);
		int exit = finish(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()));
		assertEquals(0, exit, Files.readString(output));
		var facts = new LinkedHashMap<String, String>();
		for (var line : Files.readAllLines(output)) {
			var parts = line.split("\t", 2);
			if (parts.length == 2)
				facts.put(parts[0], parts[1]);
		}
		return facts;
	}

	private static int exitOf(String... command) throws IOException, InterruptedException {
		try {
			return finish(new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD));
		}
		catch (IOException e) {
			return -1;
		}
	}

	private static int finish(ProcessBuilder builder) throws IOException, InterruptedException {
		builder.environment().put("PYTHONIOENCODING", "utf-8");
		var process = builder.start();
		try {
			assertTrue(process.waitFor(5, TimeUnit.MINUTES), "python3 does not end");
			return process.exitValue();
		}
		finally {
			process.destroyForcibly();
		}
	}
}
