package io.github.coverfiji.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.twin.Grid;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PCRL's two networks, for images and volumes, under every method. */
class PcrlBackbonesTest {

	static Stream<Backbone> networks() {
		return Stream.of(new ResNetUNet(2, 3, List.of(3, 4, 5, 6, 7, 8, 9, 10, 11, 12)), ResNetUNet.of(3, 1, 4),
			new BatchNormUNet(2, 2, List.of(4, 2, 6, 8)), BatchNormUNet.of(3, 1, 2));
	}

	@ParameterizedTest
	@MethodSource("networks")
	void featuresHalveFromFineToCoarse(Backbone network) {
		try (var probe = new Probe(network.build(new Initialiser(1)), Precision.FLOAT)) {
			var size = smallest(network);
			size[0] *= 2;
			var image = Grid.noise(1, shape(2, network.channels(), size));
			var levels = probe.call("features", image);
			assertEquals(network.featureWidths().size(), levels.size());
			for (int j = 0; j < levels.size(); j++) {
				int halvings = levels.size() - 1 - j;
				assertArrayEquals(IntStream.of(size).map(side -> side >> halvings).toArray(), levels.get(j).size());
				assertEquals(network.featureWidths().get(j), levels.get(j).channels());
			}
			var encoded = probe.call("encode", image);
			Close.toLargest("bottleneck", levels.get(0), encoded.get(0), 1e-5);
			Close.toLargest("decoded", levels.get(1), probe.call("decode", encoded).get(1), 1e-4);
			Close.toLargest("forward", levels.get(levels.size() - 1), probe.call("forward", image).get(0), 1e-5);
		}
	}

	@ParameterizedTest
	@MethodSource("networks")
	void registryBuildsItFromItsCard(Backbone network) {
		assertEquals(network, Backbones.of(network.architecture()));
	}

	@ParameterizedTest
	@MethodSource("networks")
	void coverLearnsOnIt(Backbone network) {
		int d = network.dimension();
		var size = smallest(network);
		var fixed = Grid.noise(1, shape(2, network.channels(), size));
		var moving = Grid.noise(2, shape(2, network.channels(), size));
		var node = new CoverNetwork(network, 1, Consistency.STANDARDISED).build(1);
		try (var probe = new Probe(node, Precision.FLOAT)) {
			var losses = probe.differentiate("losses", fixed, moving, Grid.noise(3, shape(2, d, size)),
				Grid.each(2, 1, size, (n, c, p) -> 1));
			losses.forEach(loss -> assertTrue(Double.isFinite(loss.values()[0])));
			learns(probe);
		}
	}

	@ParameterizedTest
	@MethodSource("networks")
	void segmenterScoresOnIt(Backbone network) {
		var size = smallest(network);
		try (var probe = new Probe(new Segmenter(network, 3, 255).build(1), Precision.FLOAT)) {
			var images = Grid.noise(1, shape(2, network.channels(), size));
			var scores = probe.call("forward", images).get(0);
			assertArrayEquals(shape(2, 3, size), scores.shape());
			Close.absolute("sum", Grid.of(new double[] {1}, 1), Grid.of(new double[] {
				IntStream.range(0, 3).mapToDouble(c -> probe.call("probabilities", images).get(0).at(1, c, new int[size.length]))
					.sum()}, 1), 1e-6);
		}
	}

	/** Every trained tensor has a finite gradient; state has none. */
	private static void learns(Probe probe) {
		var gradients = probe.gradients();
		assertEquals(probe.module().trained(), List.copyOf(gradients.keySet()));
		gradients.forEach((path, gradient) -> assertTrue(DoubleStream.of(gradient.values()).allMatch(Double::isFinite), path));
		assertTrue(gradients.values().stream().filter(g -> DoubleStream.of(g.values()).anyMatch(v -> v != 0)).count()
			> 0.6 * gradients.size());
	}

	/** The bottleneck of one smallest image is one voxel, which has no variance. */
	@ParameterizedTest
	@MethodSource("networks")
	void singleVoxelIsNormalisedByTheRunningStatistics(Backbone network) {
		try (var probe = new Probe(network.build(new Initialiser(1)), Precision.FLOAT)) {
			var image = Grid.noise(1, shape(1, network.channels(), smallest(network)));
			var before = probe.parameters();
			for (var level : probe.call("features", image))
				assertTrue(DoubleStream.of(level.values()).allMatch(Double::isFinite));
			var deepest = network instanceof ResNetUNet ? "stage4b.norm2." : "down3.norm2.";
			var first = network instanceof ResNetUNet ? "norm." : "enter.norm1.";
			for (var statistic : new String[] {"mean", "variance"}) {
				assertArrayEquals(before.get(deepest + statistic).values(), probe.parameters().get(deepest + statistic).values());
				assertTrue(!Arrays.equals(before.get(first + statistic).values(),
					probe.parameters().get(first + statistic).values()));
			}
		}
	}

	@Test
	void evaluationLeavesTheRunningStatisticsAlone() {
		var size = new int[] {32, 32};
		try (var probe = new Probe(ResNetUNet.of(2, 1, 4).build(new Initialiser(1)), Precision.FLOAT)) {
			probe.module().train(false);
			var before = probe.parameters();
			probe.call("features", Grid.noise(1, shape(2, 1, size)));
			probe.parameters().forEach((path, now) -> assertArrayEquals(before.get(path).values(), now.values(), path));
		}
	}

	@Test
	void refusesOtherDimensionsAndWidths() {
		var ten = ResNetUNet.of(2, 1, 4).widths();
		assertThrows(IllegalArgumentException.class, () -> new ResNetUNet(4, 1, ten));
		assertThrows(IllegalArgumentException.class, () -> new ResNetUNet(2, 0, ten));
		assertThrows(IllegalArgumentException.class, () -> new ResNetUNet(2, 1, ten.subList(1, 10)));
		assertThrows(IllegalArgumentException.class, () -> ResNetUNet.of(2, 1, 2));
		assertThrows(IllegalArgumentException.class, () -> new BatchNormUNet(2, 1, List.of(2, 4, 6)));
		assertThrows(IllegalArgumentException.class, () -> new BatchNormUNet(2, 1, List.of(2, 4, 6, 7)));
		assertThrows(IllegalArgumentException.class, () -> new BatchNormUNet(1, 1, List.of(2, 4, 6, 8)));
		assertThrows(IllegalArgumentException.class, () -> new BatchNormUNet(3, 0, List.of(2, 4, 6, 8)));
	}

	@Test
	void encoderStartsByItsOutputsDecoderByItsInputs() {
		var tensors = ResNetUNet.of(2, 3, 16).build(new Initialiser(7)).tensors();
		Close.relative("encoder", Math.sqrt(2.0 / (32 * 9)), deviation(tensors.get("stage2a.conv1.weight").start()), 0.05);
		Close.relative("shortcut", Math.sqrt(2.0 / 64), deviation(tensors.get("stage3a.conv3.weight").start()), 0.05);
		bounded(tensors.get("up2.conv1.weight").start(), Math.sqrt(6.0 / (9 * (64 + 32))));
	}

	@Test
	void networkForVolumesStartsUniform() {
		var tensors = BatchNormUNet.of(3, 1, 8).build(new Initialiser(7)).tensors();
		bounded(tensors.get("down2.conv2.weight").start(), 1 / Math.sqrt(16 * 27));
		bounded(tensors.get("up1.grow.weight").start(), 1 / Math.sqrt(64 * 8));
		bounded(tensors.get("up1.grow.bias").start(), 1 / Math.sqrt(64 * 8));
	}

	@Test
	void headsOfPcrlStartAsWritten() {
		var layers = new Layers(new Initialiser(7), 2);
		bounded(layers.xavierConvolution(16, 3, 3).tensors().get("weight").start(), Math.sqrt(6.0 / (9 * (16 + 3))));
		assertArrayEquals(new float[3], layers.xavierConvolution(16, 3, 3).tensors().get("bias").start().values());
		bounded(layers.linear(50, 40).tensors().get("weight").start(), 1 / Math.sqrt(50));
	}

	/** Uniform in ± this: never beyond, and the largest is near it. */
	private static void bounded(HostTensor tensor, double bound) {
		double largest = 0;
		for (float value : tensor.values())
			largest = Math.max(largest, Math.abs(value));
		assertTrue(largest <= bound * (1 + 1e-6) && largest > 0.9 * bound, largest + " of " + bound);
	}

	private static double deviation(HostTensor tensor) {
		double squares = 0;
		for (float value : tensor.values())
			squares += (double) value * value;
		return Math.sqrt(squares / tensor.values().length);
	}

	private static int[] smallest(Backbone network) {
		return network.multiples();
	}

	private static long[] shape(int batch, int channels, int[] size) {
		return IntStream.concat(IntStream.of(batch, channels), IntStream.of(size)).asLongStream().toArray();
	}
}
