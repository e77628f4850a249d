package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.network.Classifier;
import io.github.coverfiji.method.PcrlNetwork.Attention;
import io.github.coverfiji.method.PcrlNetwork.Contrast;
import io.github.coverfiji.method.PcrlNetwork.Criterion;
import io.github.coverfiji.method.PcrlNetwork.Drawing;
import io.github.coverfiji.network.BatchNormUNet;
import io.github.coverfiji.network.Initialiser;
import io.github.coverfiji.network.ResNetUNet;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.network.UNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every TorchScript text of the software compiles: each class is part of a module that loads, and each function is
 * called by some text, for only then is it compiled. Whoever adds a class adds the module that builds it to
 * {@link #modules}.
 */
class ScriptTextsTest {

	private static final Path TEXTS = Path.of("src/main/torchscript");
	private static final Pattern CLASS = Pattern.compile("(?m)^class (\\w+)\\(Module\\):");
	private static final Pattern FUNCTION = Pattern.compile("(?m)^def (\\w+)\\(");

	static Stream<ScriptNode> modules() {
		return Stream.of(
			new CoverNetwork(UNet.of(2, 1, 8), 2, Consistency.PLAIN).build(1),
			new CoverNetwork(UNet.of(3, 2, 8), 1, Consistency.STANDARDISED).build(1),
			new Segmenter(UNet.of(2, 1, 8), 3, 255).build(1),
			new PixelContrastObjective(UNet.of(2, 1, 8), null).network(1),
			new ImageContrastObjective(UNet.of(3, 1, 8), null).network(1),
			new Classifier(UNet.of(3, 1, 8), 3, true).build(1),
			new PcrlNetwork(ResNetUNet.of(2, 3, 4), Drawing.FREE, Attention.CHANNELS, new Contrast(Criterion.NCE, 8, 4))
				.build(1),
			new PcrlNetwork(BatchNormUNet.of(3, 1, 2), Drawing.UNIT, Attention.OUTER, new Contrast(Criterion.INFO_NCE, 8, 4))
				.build(1),
			new ScriptNode("unet.Trial").with("level", UNet.of(2, 1, 8).build(new Initialiser(1)).attributes().get("down1")),
			new ScriptNode("readout.Readout"),
			new ScriptNode("headfit.Rows").with("ignore", 255L).with("classes", 3L),
			new ScriptNode("headfit.LinearFit").with("ridge", 1e-3).with("rounds", 9L),
			new ScriptNode("optimiser.Optimiser"));
	}

	@ParameterizedTest
	@MethodSource("modules")
	void everyModuleLoads(ScriptNode module) {
		try (var loaded = ScriptModule.load(module, ComputeDevice.CPU)) {
			var tensors = module.tensors();
			assertEquals(List.copyOf(tensors.keySet()), List.copyOf(loaded.parameters().keySet()));
			assertEquals(tensors.keySet().stream().filter(path -> tensors.get(path).trained()).toList(), loaded.trained());
		}
	}

	@Test
	void everyClassIsPartOfAModule() throws IOException {
		var built = new TreeSet<String>();
		modules().forEach(module -> collect(module, built));
		assertEquals(built, declared(CLASS));
	}

	@Test
	void everyFunctionIsCalled() throws IOException {
		var all = String.join("\n", texts().values());
		for (var function : declared(FUNCTION))
			assertTrue(all.contains("__torch__." + function + "("), function + " is called by no text");
	}

	@Test
	void noTextKnowsTheOutside() throws IOException {
		texts().forEach((name, text) -> {
			assertFalse(text.contains("import "), name);
			assertTrue(text.startsWith("# "), name + " does not say what it is for");
		});
	}

	private static void collect(ScriptNode node, Set<String> types) {
		types.add(node.type());
		for (var value : node.attributes().values())
			if (value instanceof ScriptNode child) collect(child, types);
	}

	private static Set<String> declared(Pattern pattern) throws IOException {
		var names = new TreeSet<String>();
		texts().forEach((file, text) -> pattern.matcher(text).results()
			.forEach(found -> names.add(file + "." + found.group(1))));
		assertFalse(names.isEmpty());
		return names;
	}

	private static Map<String, String> texts() throws IOException {
		var texts = new TreeMap<String, String>();
		try (var files = Files.newDirectoryStream(TEXTS, "*.py")) {
			for (var file : files)
				texts.put(file.getFileName().toString().replace(".py", ""), Files.readString(file));
		}
		return texts;
	}
}
