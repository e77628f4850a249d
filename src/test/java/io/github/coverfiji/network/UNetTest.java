package io.github.coverfiji.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.twin.Grid;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UNetTest {

	@Test
	void widthsDoubleOnTheWayDown() {
		var network = UNet.of(2, 3, 16);
		assertEquals(List.of(16, 32, 64, 128, 256, 128, 64, 32, 16), network.widths());
		assertEquals(List.of(256, 128, 64, 32, 16), network.featureWidths());
	}

	@Test
	void refusesOtherDimensionsAndWidths() {
		var widths = UNet.of(2, 1, 8).widths();
		assertThrows(IllegalArgumentException.class, () -> new UNet(4, 1, widths));
		assertThrows(IllegalArgumentException.class, () -> new UNet(2, 1, widths.subList(1, 9)));
		assertThrows(IllegalArgumentException.class, () -> UNet.of(2, 1, 12));
		assertThrows(IllegalArgumentException.class, () -> UNet.of(2, 1, 0));
		assertThrows(IllegalArgumentException.class, () -> UNet.of(2, 0, 8));
	}

	@ParameterizedTest
	@ValueSource(strings = {"2 16 16", "3 37 21", "1 16 17 19"})
	void featuresHalveFromFineToCoarse(String shape) {
		int[] sides = Stream.of(shape.split(" ")).skip(1).mapToInt(Integer::parseInt).toArray();
		int channels = Integer.parseInt(shape.substring(0, 1));
		var network = UNet.of(sides.length, channels, 8);
		try (var probe = new Probe(network.build(new Initialiser(1)), Precision.FLOAT)) {
			var image = Grid.each(2, channels, sides, (n, c, p) -> n + c + p[0] * 0.1 - p[1] * 0.2);
			var levels = probe.call("features", image);
			for (int j = 0; j < 5; j++) {
				int halvings = 4 - j;
				assertArrayEquals(IntStream.of(sides).map(side -> side >> halvings).toArray(), levels.get(j).size());
				assertEquals(network.featureWidths().get(j), levels.get(j).channels());
			}
		}
	}

	@Test
	void seedDecidesEveryWeight() {
		var one = UNet.of(2, 1, 8).build(new Initialiser(1)).tensors();
		var again = UNet.of(2, 1, 8).build(new Initialiser(1)).tensors();
		var other = UNet.of(2, 1, 8).build(new Initialiser(2)).tensors();
		one.forEach((path, tensor) -> {
			assertArrayEquals(tensor.start().values(), again.get(path).start().values(), path);
			if (path.contains("conv"))
				assertFalse(Arrays.equals(tensor.start().values(), other.get(path).start().values()), path);
		});
	}

	@Test
	void convolutionsStartKaimingNormalWithUniformBias() {
		var tensors = UNet.of(3, 1, 32).build(new Initialiser(7)).tensors();
		var weight = tensors.get("down2.conv2.weight").start();
		double fan = 128 * 27;
		assertEquals(Math.sqrt(2 / fan), deviation(weight), 0.01 * Math.sqrt(2 / fan));
		var bias = tensors.get("down2.conv2.bias").start();
		assertEquals(1 / Math.sqrt(3 * fan), deviation(bias), 0.2 / Math.sqrt(3 * fan));
		for (float value : bias.values())
			assertTrue(Math.abs(value) <= 1 / Math.sqrt(fan));
		assertArrayEquals(HostTensor.constant(1, 128).values(), tensors.get("down2.norm2.weight").start().values());
		assertArrayEquals(HostTensor.constant(0, 128).values(), tensors.get("down2.norm2.bias").start().values());
	}

	@Test
	void projectionsStartUniform() {
		var tensors = new Layers(new Initialiser(7), 2).uniformConvolution(512, 32, 1).tensors();
		for (var tensor : tensors.values()) {
			for (float value : tensor.start().values())
				assertTrue(Math.abs(value) <= 1 / Math.sqrt(512));
			assertEquals(1 / Math.sqrt(3 * 512), deviation(tensor.start()), 0.3 / Math.sqrt(3 * 512));
		}
	}

	private static double deviation(HostTensor tensor) {
		double sum = 0, squares = 0;
		for (float value : tensor.values()) {
			sum += value;
			squares += value * value;
		}
		int count = tensor.values().length;
		return Math.sqrt(squares / count - sum / count * (sum / count));
	}
}
