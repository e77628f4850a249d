package io.github.coverfiji.image;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.engine.MemoryFault;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * How many voxels a network is shown at once, which memory bounds. It learns from faults, and is best kept for all images
 * that a network is applied to: what did not fit is not tried again. For one thread.
 */
public final class TileLimit {

	private static final int ALL = Integer.MAX_VALUE;

	private long voxels = Long.MAX_VALUE;
	private int together = ALL;

	/** @return how many tiles may be asked for at once */
	int together() {
		return together;
	}

	/** @return the tile, or the largest part of it that is known to fit, by halving the longest sides */
	public int[] within(int[] tile, int[] multiples) {
		var size = tile;
		while (count(size) > voxels && half(size, multiples) != size) size = half(size, multiples);
		return size;
	}

	/** Several tiles did not fit together: from now on they go one by one. */
	void alone(Throwable fault, Progress progress) {
		requireMemory(fault);
		together = 1;
		progress.log("There is no memory for several tiles at once: they go one by one.");
	}

	/**
	 * A tile did not fit: from now on they are smaller.
	 *
	 * @param fault what was thrown
	 * @param tile that did not fit
	 * @param multiples what its sides have to be multiples of
	 * @param progress hears what happens
	 * @return the next smaller size
	 * @throws RuntimeException the fault, if it is something else
	 * @throws InputException if tiles cannot be smaller
	 */
	public int[] smaller(Throwable fault, int[] tile, int[] multiples, Progress progress) {
		requireMemory(fault);
		if (half(tile, multiples) == tile) throw refusal(tile, fault);
		return halved(tile, multiples, progress);
	}

	/** As {@link #smaller}, before it is tried; a tile that cannot be smaller stays as it is. */
	public int[] halved(int[] tile, int[] multiples, Progress progress) {
		var size = half(tile, multiples);
		if (size == tile) return tile;
		together = 1;
		voxels = count(size);
		progress.log("There is no memory for tiles of " + words(tile) + " " + PixelWord.of(tile.length) + ": going on with " + words(size) + ".");
		return size;
	}

	/**
	 * @param tile that did not fit and cannot be divided
	 * @param fault what was thrown
	 * @return the same in words
	 */
	public static InputException refusal(int[] tile, Throwable fault) {
		var java = fault instanceof OutOfMemoryError;
		return new InputException("Cannot apply the network to " + words(tile) + " " + PixelWord.of(tile.length) + " at once", java
			? "Java has no memory left for them, of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB"
			: "the computer has no memory left for them", java ? "give Java more memory (Edit > Options > Memory & Threads), or"
				+ " close other images" : "make room by closing other programs and images, choose device=cpu if it was a"
				+ " graphics card, or take a model with a smaller network or patch", fault);
	}

	/** @throws RuntimeException the fault, if it is not one of memory, the engine's or Java's */
	public static void requireMemory(Throwable fault) {
		if (fault instanceof OutOfMemoryError || MemoryFault.isIn(fault)) return;
		if (fault instanceof Error error) throw error;
		throw (RuntimeException) fault;
	}

	/** The same array if no side can be halved. */
	private static int[] half(int[] size, int[] multiples) {
		var longest = IntStream.range(0, size.length).filter(a -> size[a] > multiples[a]).boxed()
			.max((a, b) -> Integer.compare(size[a], size[b]));
		if (longest.isEmpty()) return size;
		var half = size.clone();
		var a = longest.get();
		half[a] = Tiling.roundedUp((size[a] + 1) / 2, multiples[a]);
		return half;
	}

	private static long count(int[] size) {
		return Arrays.stream(size).asLongStream().reduce(1, (a, b) -> a * b);
	}

	private static String words(int[] size) {
		return Arrays.stream(size).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
	}
}
