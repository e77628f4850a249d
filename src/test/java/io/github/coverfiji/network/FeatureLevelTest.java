package io.github.coverfiji.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ai.djl.ndarray.types.Shape;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.twin.DecoderUpsampleTwin;
import io.github.coverfiji.twin.Grid;

class FeatureLevelTest {

	@TempDir
	Path folder;

	static Patch noise(int channels, int... size) {
		var patch = Patch.zeros(channels, size);
		var random = new Random(3);
		for (var i = 0; i < patch.values().length; i++) patch.values()[i] = (float) random.nextGaussian();
		return patch;
	}

	@ParameterizedTest
	@CsvSource({ "0, 128, 2, 3", "1, 64, 4, 6", "2, 32, 8, 12", "3, 16, 16, 24", "4, 8, 32, 48" })
	void levelsComeCoarsestFirst(int number, int channels, int rows, int columns) {
		try (var level = FeatureLevel.open(TinyModel.save(folder, 2, 1), number, ComputeDevice.CPU)) {
			var features = level.coarse(noise(1, 32, 48));
			assertEquals(channels, level.channels());
			assertEquals(channels, features.channels());
			assertArrayEquals(new int[] { rows, columns }, features.size());
		}
	}

	@Test
	void finestLevelEqualsADirectCall() {
		var model = TinyModel.save(folder, 2, 2);
		var tile = noise(2, 16, 32);
		try (var level = FeatureLevel.open(model, 4, ComputeDevice.CPU); var module = model.load(ComputeDevice.CPU)) {
			var features = level.full(tile);
			var x = module.manager().create(tile.values(), new Shape(1, 2, 16, 32));
			var expected = module.call(module.manager(), "forward", List.of(x)).get(0);
			for (var i = 0; i < features.values().length; i += 7)
				assertEquals(expected.getFloat(0, i / 512, i % 512 / 32, i % 32), features.values()[i], 1e-6f);
		}
	}

	@ParameterizedTest
	@CsvSource({ "2", "3" })
	void nextLevelIsUpsampledLikeItsTwin(int dimension) {
		try (var level = FeatureLevel.open(TinyModel.save(folder, dimension, 1), 3, ComputeDevice.CPU)) {
			var tile = dimension == 2 ? noise(1, 16, 48) : noise(1, 16, 32, 16);
			var coarse = level.coarse(tile);
			var shape = new long[dimension + 2];
			shape[0] = 1;
			shape[1] = coarse.channels();
			for (var d = 0; d < dimension; d++) shape[d + 2] = coarse.size()[d];
			var expected = DecoderUpsampleTwin.upsample(Grid.of(coarse.values(), shape)).floats();
			assertArrayEquals(expected, level.full(tile).values(), 1e-5f);
		}
	}

	@ParameterizedTest
	@CsvSource({ "2", "3" })
	void chosenVoxelsAreThoseOfTheWhole(int dimension) {
		var tile = dimension == 2 ? noise(1, 32, 48) : noise(1, 16, 32, 48);
		var last = tile.voxels() - 1;
		var voxels = new int[] { 0, 47, 48, last / 2 + 19, last - 47, last };
		try (var levels = FeatureLevels.open(TinyModel.save(folder, dimension, 1), ComputeDevice.CPU);
			var seen = levels.see(tile))
		{
			assertEquals(List.of(128, 64, 32, 16, 8), levels.channels());
			for (var level = 0; level < 5; level++) {
				var full = seen.full(level);
				var at = seen.at(level, voxels);
				assertEquals(full.channels() * voxels.length, at.length);
				for (var i = 0; i < at.length; i++)
					assertEquals(full.values()[i / voxels.length * full.voxels() + voxels[i % voxels.length]], at[i], 1e-5f);
			}
		}
	}

	@Test
	void projectionIsTheProductOfTheFeatures() {
		try (var level = FeatureLevel.open(TinyModel.save(folder, 2, 1), 4, ComputeDevice.CPU)) {
			var tile = noise(1, 16, 16);
			var features = level.full(tile);
			var mean = noise(1, 8).values();
			var axes = noise(1, 3, 8).values();
			var scores = level.full(tile, new HostTensor(mean, 8), new HostTensor(axes, 3, 8));
			assertEquals(3, scores.channels());
			for (var i = 0; i < scores.values().length; i++) {
				var expected = 0.0;
				for (var c = 0; c < 8; c++)
					expected += axes[i / 256 * 8 + c] * (features.values()[c * 256 + i % 256] - mean[c]);
				assertEquals(expected, scores.values()[i], 1e-4);
			}
		}
	}

	@Test
	void absentLevelIsNamed() {
		var model = TinyModel.save(folder, 2, 1);
		var fault = assertThrows(InputException.class, () -> FeatureLevel.open(model, 5, ComputeDevice.CPU));
		assertTrue(fault.getMessage().contains("level 5") && fault.getMessage().contains("5 levels"), fault.getMessage());
	}
}
