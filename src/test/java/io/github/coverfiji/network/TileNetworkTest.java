package io.github.coverfiji.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.Patch;

class TileNetworkTest {

	private static Patch noise(int seed, int... size) {
		var patch = Patch.zeros(1, size);
		var random = new Random(seed);
		for (int i = 0; i < patch.values().length; i++) patch.values()[i] = random.nextFloat();
		return patch;
	}

	static Stream<int[]> sizes() {
		return Stream.of(new int[] { 32, 48 }, new int[] { 16, 32, 16 });
	}

	/** The engine may take another convolution for several small maps, so the last bits may differ. */
	@ParameterizedTest
	@MethodSource("sizes")
	void severalTilesGiveWhatEachGives(int[] size) {
		var tiles = List.of(noise(1, size), noise(2, size), noise(3, size));
		try (var module = ScriptModule.load(new Segmenter(UNet.of(size.length, 1, 8), 3, 255).build(2), ComputeDevice.CPU)) {
			module.train(false);
			var network = new TileNetwork(module, "probabilities");
			var together = network.all(tiles);
			assertEquals(3, together.size());
			for (int i = 0; i < 3; i++) {
				var alone = network.apply(tiles.get(i));
				assertArrayEquals(size, together.get(i).size());
				assertArrayEquals(alone.values(), together.get(i).values(), 1e-5f);
			}
		}
	}

	@Test
	void onAProcessorOnlySmallTilesGoInPairs() {
		try (var module = ScriptModule.load(new Segmenter(UNet.of(2, 1, 8), 3, 255).build(2), ComputeDevice.CPU)) {
			var network = new TileNetwork(module, "probabilities");
			assertEquals(2, network.atOnce(new int[] { 128, 128 }));
			assertEquals(2, network.atOnce(new int[] { 32, 32, 32 }));
			assertEquals(1, network.atOnce(new int[] { 256, 256 }));
		}
	}

	/** Inference mode spares the engine the book-keeping that a gradient would need. */
	@Test
	void predictionRunsInInferenceModeAndEvaluation() {
		var node = new ScriptNode("modeprobe.ModeProbe").parameter("weight", HostTensor.constant(2, 1));
		try (var module = ScriptModule.load(node, ComputeDevice.CPU)) {
			assertArrayEquals(new float[] { 1, 0, 1 }, probed(module));
			module.train(false);
			assertArrayEquals(new float[] { 1, 0, 0 }, probed(module));
		}
	}

	private static float[] probed(ScriptModule module) {
		return new TileNetwork(module, "forward").apply(Patch.zeros(1, new int[] { 1, 1 })).values();
	}
}
