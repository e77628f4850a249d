package io.github.coverfiji.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.image.Patch;

class ClassifierTest {

	private static Patch noise(int... size) {
		var patch = Patch.zeros(1, size);
		var random = new Random(7);
		for (int i = 0; i < patch.values().length; i++) patch.values()[i] = random.nextFloat();
		return patch;
	}

	private static Patch call(boolean several, String method, Patch image) {
		var network = new Classifier(UNet.of(image.size().length, 1, 8), 3, several).build(2);
		try (var module = ScriptModule.load(network, ComputeDevice.CPU)) {
			return new TileNetwork(module, method).apply(image);
		}
	}

	/** So that a map shows, voxel by voxel, where a score comes from. */
	@ParameterizedTest
	@ValueSource(ints = { 2, 3 })
	void meanOfTheActivationIsTheScore(int d) {
		var image = d == 2 ? noise(32, 48) : noise(16, 32, 16);
		var map = call(false, "activation", image);
		var scores = call(false, "forward", image).values();
		assertArrayEquals(image.size(), map.size());
		assertEquals(3, map.channels());
		for (int c = 0; c < 3; c++) {
			double sum = 0, low = Double.MAX_VALUE, high = -Double.MAX_VALUE;
			for (int i = c * map.voxels(); i < (c + 1) * map.voxels(); i++) {
				sum += map.values()[i];
				low = Math.min(low, map.values()[i]);
				high = Math.max(high, map.values()[i]);
			}
			assertEquals(scores[c], sum / map.voxels(), 1e-4);
			assertTrue(high - low > 0.01, "the map is flat");
		}
	}

	@Test
	void scoresBecomeProbabilitiesTogetherOrOneByOne() {
		var image = noise(32, 32);
		var scores = call(false, "forward", image).values();
		double all = 0;
		for (var score : scores) all += Math.exp(score);
		var together = call(false, "probabilities", image).values();
		var single = call(true, "probabilities", image).values();
		for (int c = 0; c < 3; c++) {
			assertEquals(Math.exp(scores[c]) / all, together[c], 1e-5);
			assertEquals(1 / (1 + Math.exp(-scores[c])), single[c], 1e-5);
		}
	}
}
