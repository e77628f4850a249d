package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.method.PcrlNetwork.Attention;
import io.github.coverfiji.method.PcrlNetwork.Contrast;
import io.github.coverfiji.method.PcrlNetwork.Criterion;
import io.github.coverfiji.method.PcrlNetwork.Drawing;
import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.network.BatchNormUNet;
import io.github.coverfiji.network.ResNetUNet;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.twin.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the golden runs do not show: other backbones, small batches and queues, the state. */
class PcrlNetworkTest {

	static Stream<Backbone> backbones() {
		return Stream.of(UNet.of(2, 1, 8), ResNetUNet.of(3, 1, 4), BatchNormUNet.of(2, 3, 2));
	}

	@ParameterizedTest
	@MethodSource("backbones")
	void anyBackboneLearnsAlsoFromABatchOfOne(Backbone backbone) {
		for (int batch = 1; batch < 3; batch++)
			try (var probe = probe(backbone, Criterion.INFO_NCE, 5)) {
				var losses = probe.differentiate("losses", inputs(backbone, batch));
				assertEquals(5, losses.size());
				losses.forEach(loss -> assertTrue(Double.isFinite(loss.values()[0])));
				var gradients = probe.gradients();
				assertEquals(probe.module().trained(), List.copyOf(gradients.keySet()));
				gradients.forEach((path, gradient) -> finite(path, gradient));
				probe.parameters().forEach(PcrlNetworkTest::finite);
			}
	}

	private static void finite(String path, Grid grid) {
		assertTrue(DoubleStream.of(grid.values()).allMatch(Double::isFinite), path);
	}

	@ParameterizedTest
	@EnumSource
	void attentionIsLearntAndLeavesFeaturesWithoutACodeAlone(Attention attention) {
		var backbone = BatchNormUNet.of(3, 1, 2);
		try (var probe = new Probe(node(backbone, attention, Criterion.INFO_NCE, 5), Precision.FLOAT)) {
			probe.differentiate("losses", inputs(backbone, 2));
			probe.gradients().forEach((path, gradient) -> {
				if (path.startsWith("attention.")) assertTrue(DoubleStream.of(gradient.values()).anyMatch(v -> v != 0), path);
			});
			var features = List.of(Grid.noise(1, 2, 16, 1, 2, 2), Grid.noise(2, 2, 8, 2, 4, 4));
			var without = probe.call("attended", features, Grid.noise(3, 2, 0));
			var with = probe.call("attended", features, Grid.noise(3, 2, 7));
			for (int i = 0; i < 2; i++)
				assertArrayEquals(features.get(i).values(), without.get(i).values(), 1e-7);
			assertArrayEquals(features.get(1).values(), with.get(1).values(), 1e-7);
			assertArrayEquals(features.get(0).shape(), with.get(0).shape());
			assertFalse(Arrays.equals(features.get(0).values(), with.get(0).values()));
		}
	}

	/** Summed voxel by voxel, channel by channel and factor by factor. */
	@Test
	void outerProductEqualsItsTwin() {
		try (var probe = new Probe(outer(), Precision.DOUBLE)) {
			var x = Grid.noise(1, 2, 16, 1, 2, 3);
			var code = Grid.noise(2, 2, 7);
			var factors = probe.call("forward", code).get(0);
			var weight = probe.parameters().get("join.weight");
			var bias = probe.parameters().get("join.bias").values();
			var found = probe.call("attend", x, code).get(0);
			assertArrayEquals(x.shape(), found.shape());
			for (int n = 0; n < 2; n++)
				for (int c = 0; c < 16; c++)
					for (int p = 0; p < 6; p++) {
						double sum = bias[c];
						for (int f = 0; f < 8; f++)
							for (int k = 0; k < 16; k++)
								sum += weight.values()[c * 128 + f * 16 + k] * factors.values()[n * 8 + f] * x.values()[(n * 16 + k) * 6 + p];
						assertEquals(sum, found.values()[(n * 16 + c) * 6 + p], 1e-12);
					}
		}
	}

	private static ScriptNode outer() {
		return (ScriptNode) node(BatchNormUNet.of(3, 1, 2), Attention.OUTER, Criterion.INFO_NCE, 5).attributes().get("attention");
	}

	@Test
	void slowCopyStartsAsTheStudentAndFollowsWithoutItsStatistics() {
		try (var probe = probe(BatchNormUNet.of(2, 1, 2), Criterion.INFO_NCE, 5)) {
			var before = probe.parameters();
			for (var path : probe.module().trained())
				assertArrayEquals(before.get(path).values(), before.get("momentum." + path).values(), path);
			probe.module().parameters().get("head.bias").addi(1000);
			probe.module().parameters().get("backbone.enter.norm1.mean").addi(1000);
			try (var scope = probe.module().manager().newSubManager()) {
				PcrlNetwork.follow(probe.module(), scope);
			}
			var after = probe.parameters();
			assertEquals(before.get("head.bias").values()[0] + 1, after.get("momentum.head.bias").values()[0], 1e-4);
			assertArrayEquals(new double[1], after.get("momentum.backbone.enter.norm1.mean").values());
		}
	}

	/** Against a queue kept in plain lists: what is overwritten first is the oldest, of too many keys the last stay. */
	@ParameterizedTest
	@ValueSource(ints = {1, 2, 3, 7, 8})
	void queueForgetsTheOldest(int length) {
		try (var probe = probe(BatchNormUNet.of(2, 1, 2), Criterion.INFO_NCE, length)) {
			var expected = rows(probe.parameters().get("queue"));
			int position = 0;
			for (int call = 0; call < 3; call++) {
				var keys = Grid.noise(call, 3, PcrlNetwork.EMBEDDING);
				probe.call("contrast", Grid.noise(9, 3, PcrlNetwork.EMBEDDING), keys);
				for (var key : rows(keys)) {
					double norm = Math.sqrt(DoubleStream.of(key).map(v -> v * v).sum());
					expected.set(position++ % length, DoubleStream.of(key).map(v -> v / norm).toArray());
				}
				var queue = rows(probe.parameters().get("queue"));
				for (int i = 0; i < length; i++)
					assertArrayEquals(expected.get(i), queue.get(i), 1e-6);
				assertEquals(position % length, probe.parameters().get("position").values()[0]);
			}
		}
	}

	private static List<double[]> rows(Grid grid) {
		int width = (int) grid.shape()[1];
		return new ArrayList<>(IntStream.range(0, (int) grid.shape()[0])
			.mapToObj(i -> Arrays.copyOfRange(grid.values(), i * width, (i + 1) * width)).toList());
	}

	@Test
	void constantOfNceIsSetOnceAndNeverZero() {
		try (var probe = probe(BatchNormUNet.of(2, 1, 2), Criterion.NCE, 4)) {
			var one = Grid.of(twice(Grid.noise(1, 1, PcrlNetwork.EMBEDDING).values()), 2, PcrlNetwork.EMBEDDING);
			double[] v = unit(one).values();
			Arrays.setAll(v, i -> -v[i]);
			var opposite = Grid.of(v, one.shape());
			// Opposite keys among a queue of opposite keys: exp(-5) times three batches is far below 1.
			probe.call("enqueue", Grid.of(twice(v), 4, PcrlNetwork.EMBEDDING));
			probe.call("contrast", one, opposite);
			double first = probe.parameters().get("z").values()[0];
			assertEquals(1, first);
			probe.call("contrast", one, one);
			assertEquals(first, probe.parameters().get("z").values()[0]);
		}
	}

	private static double[] twice(double[] values) {
		return DoubleStream.concat(DoubleStream.of(values), DoubleStream.of(values)).toArray();
	}

	private static Grid unit(Grid grid) {
		var all = rows(grid).stream().flatMapToDouble(row -> {
			double norm = Math.sqrt(DoubleStream.of(row).map(v -> v * v).sum());
			return DoubleStream.of(row).map(v -> v / norm);
		}).toArray();
		return Grid.of(all, grid.shape());
	}

	@ParameterizedTest
	@EnumSource
	void ownKeyScoresBestWhenItIsTheQuery(Criterion criterion) {
		try (var probe = probe(BatchNormUNet.of(2, 1, 2), criterion, 6)) {
			var keys = Grid.noise(1, 3, PcrlNetwork.EMBEDDING);
			var right = probe.call("contrast", keys, keys);
			for (int n = 0; n < 3; n++)
				assertEquals(5, right.get(1).values()[n * 7], 1e-5);
			var wrong = probe.call("contrast", keys, Grid.noise(2, 3, PcrlNetwork.EMBEDDING));
			assertTrue(right.get(0).values()[0] < wrong.get(0).values()[0]);
		}
	}

	@Test
	void sameSeedGivesTheSameBackboneAsOtherMethods() {
		var pcrl = node(UNet.of(2, 1, 8), Criterion.NCE, 3).tensors();
		new CoverNetwork(UNet.of(2, 1, 8), 1, CoverNetwork.Consistency.PLAIN).build(1).tensors().forEach((path, tensor) -> {
			if (path.startsWith("backbone.")) assertArrayEquals(tensor.start().values(), pcrl.get(path).start().values(), path);
		});
		assertFalse(pcrl.get("momentum.backbone.enter.conv1.weight").trained());
	}

	@Test
	void queueStartsUniform() {
		var queue = node(UNet.of(2, 1, 8), Criterion.NCE, 50).tensors().get("queue").start();
		var grid = Grid.of(queue.values(), queue.shape());
		double largest = DoubleStream.of(grid.values()).map(Math::abs).max().orElseThrow();
		Close.relative("largest", Math.sqrt(3.0 / 128), largest, 0.01);
	}

	@Test
	void refusesAnEmptyQueueAndEpoch() {
		assertThrows(IllegalArgumentException.class, () -> new Contrast(Criterion.NCE, 0, 1));
		assertThrows(IllegalArgumentException.class, () -> new Contrast(Criterion.NCE, 1, 0));
	}

	private static Probe probe(Backbone backbone, Criterion criterion, int queue) {
		return new Probe(node(backbone, criterion, queue), Precision.FLOAT);
	}

	private static ScriptNode node(Backbone backbone, Criterion criterion, int queue) {
		return node(backbone, Attention.CHANNELS, criterion, queue);
	}

	private static ScriptNode node(Backbone backbone, Attention attention, Criterion criterion, int queue) {
		return new PcrlNetwork(backbone, Drawing.of(backbone.dimension()), attention, new Contrast(criterion, queue, 3))
			.build(1);
	}

	private static Object[] inputs(Backbone backbone, int batch) {
		var size = backbone.multiples();
		var shape = IntStream.concat(IntStream.of(batch, backbone.channels()), IntStream.of(size)).asLongStream().toArray();
		var bits = PcrlNetwork.codeBits(backbone.dimension());
		var all = new ArrayList<Object>();
		for (int i = 0; i < 6; i++)
			all.add(Grid.noise(i, shape));
		all.addAll(List.of(Grid.noise(6, batch, bits), Grid.noise(7, batch, bits), Grid.noise(8, 3),
			Grid.of(IntStream.range(0, batch).mapToDouble(i -> batch - 1 - i).toArray(), batch)));
		return all.toArray();
	}
}
