package io.github.coverfiji.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchNetwork;

class MirroringTest {

	private static final Set<Integer> ALL = Set.of(0, 1, 2);

	@Test
	void onlyTheAxesChosenAreMirrored() {
		var tile = new Patch(new float[] { 1, 2, 3, 4 }, 1, new int[] { 2, 2 });
		// The network adds its place: mirrored along x alone, places of a row take their mean.
		PatchNetwork places = in -> new Patch(new float[] { 0, 1, 2, 3 }, 1, in.size());
		assertArrayEquals(new float[] { 0.5f, 0.5f, 2.5f, 2.5f }, new Mirroring(places, Set.of(1)).apply(tile).values());
		assertArrayEquals(new float[] { 0, 1, 2, 3 }, new Mirroring(places, Set.of()).apply(tile).values());
	}


	private static final long SEED = 5;

	static Stream<int[]> sizes() {
		return Stream.of(new int[] { 3, 4 }, new int[] { 5, 2, 3 }, new int[] { 1, 6, 5 });
	}

	/** A network that knows where it is: from two channels it makes three, each weighted by the place. */
	@ParameterizedTest
	@MethodSource("sizes")
	void mirroringEqualsItsTwin(int[] size) {
		var tile = noise(size);
		var before = tile.values().clone();
		var mirrored = new Mirroring(MirroringTest::placed, ALL).apply(tile);
		assertArrayEquals(twin(MirroringTest::placed, tile), mirrored.values(), 1e-5f);
		assertArrayEquals(before, tile.values());
		assertEquals(3, mirrored.channels());
		assertArrayEquals(size, mirrored.size());
	}

	@ParameterizedTest
	@MethodSource("sizes")
	void blindNetworkGivesTheSameBits(int[] size) {
		PatchNetwork cube = tile -> {
			var result = Patch.zeros(tile.channels(), tile.size());
			for (var i = 0; i < tile.values().length; i++) result.values()[i] = (float) Math.pow(tile.values()[i], 3);
			return result;
		};
		var tile = noise(size);
		assertArrayEquals(cube.apply(tile).values(), new Mirroring(cube, ALL).apply(tile).values());
		assertArrayEquals(tile.values(), new Mirroring(same -> same, ALL).apply(tile).values());
	}

	@ParameterizedTest
	@MethodSource("sizes")
	void onePassForEachMirrorImage(int[] size) {
		var passes = new AtomicInteger();
		new Mirroring(tile -> {
			passes.incrementAndGet();
			return tile;
		}, ALL).apply(noise(size));
		assertEquals(size[0] == 5 ? 8 : 4, passes.get());
	}

	private static Patch placed(Patch tile) {
		var result = Patch.zeros(3, tile.size());
		for (var i = 0; i < result.values().length; i++) {
			var voxel = i % tile.voxels();
			result.values()[i] = tile.values()[voxel] * (1 + voxel) + tile.values()[tile.voxels() + voxel] * i * i / 100;
		}
		return result;
	}

	/** All 2^d mirror images, also where an axis has one voxel, voxel by voxel. */
	private static float[] twin(UnaryOperator<Patch> network, Patch tile) {
		var axes = tile.size().length;
		var mean = new double[3 * tile.voxels()];
		for (var mask = 0; mask < 1 << axes; mask++) {
			var input = Patch.zeros(tile.channels(), tile.size());
			for (var i = 0; i < input.values().length; i++) input.values()[i] = tile.values()[mirror(i, tile.size(), mask)];
			var output = network.apply(input);
			for (var i = 0; i < mean.length; i++)
				mean[i] += (double) output.values()[mirror(i, tile.size(), mask)] / (1 << axes);
		}
		var values = new float[mean.length];
		for (var i = 0; i < values.length; i++) values[i] = (float) mean[i];
		return values;
	}

	private static int mirror(int index, int[] size, int mask) {
		int mirrored = 0, stride = 1;
		for (var axis = size.length - 1; axis >= 0; axis--) {
			var place = index / stride % size[axis];
			mirrored += stride * ((mask >> axis & 1) == 0 ? place : size[axis] - 1 - place);
			stride *= size[axis];
		}
		return index / stride * stride + mirrored;
	}

	private static Patch noise(int[] size) {
		var patch = Patch.zeros(2, size);
		var random = new Random(SEED);
		for (var i = 0; i < patch.values().length; i++) patch.values()[i] = random.nextFloat();
		return patch;
	}
}
