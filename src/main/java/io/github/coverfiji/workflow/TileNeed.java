package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.Locale;

import io.github.coverfiji.engine.ComputerMemory;
import io.github.coverfiji.image.TileLimit;
import io.github.coverfiji.model.Architecture;
import io.github.coverfiji.task.Progress;

/**
 * What it takes to apply a network.
 *
 * @param network that is applied
 * @param tile that it sees at once, tensor order
 * @param channels that it gives
 */
record TileNeed(Architecture network, int[] tile, int channels) {

	/** Of each weight. */
	private static final double WEIGHT = 5;
	/** Of each number that the network gives: in the engine, in Java, and twice where tiles are joined. */
	private static final double NUMBER = 48;

	/**
	 * Bounds the tiles to what this computer has, and warns where it would be enough if others made room.
	 *
	 * @param limit learns what fits
	 * @param multiples of the sides of tiles
	 * @param here memory of the computer
	 * @param progress hears of it
	 */
	void bound(TileLimit limit, int[] multiples, ComputerMemory here, Progress progress) {
		var size = limit.within(tile, multiples);
		while (surely(size) > here.total()) {
			var next = limit.halved(size, multiples, progress);
			if (next == size) return;
			size = next;
		}
		if (bytes() > here.free()) progress.log(String.format(Locale.ROOT,
			"Memory may be short: tiles take about %.1f GB, and %.1f GB are free now. Where they do not fit, they are divided.",
			bytes() / 1e9, here.free() / 1e9));
	}

	private double surely(int[] size) {
		return MemoryNeed.SURELY * new TileNeed(network, size, channels).bytes();
	}

	/** @return about how many bytes the program takes at most, the image and its result left out */
	double bytes() {
		var kind = NetworkMemory.of(network);
		var voxels = Arrays.stream(tile).asLongStream().reduce(1, (a, b) -> a * b);
		return NetworkMemory.BASE + WEIGHT * kind.weights(network) + voxels * (kind.applied(network) + NUMBER * channels);
	}
}
