package io.github.coverfiji.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which axes the levels of a U-Net halve on their way down. Thin axes and those with large voxels are halved by the
 * deepest levels only, so that a stack of few slices needs no invented ones and voxels become cubes on the way.
 *
 * @param dimension spatial axes, 2 or 3
 * @param sides by what each level divides each axis (1 or 2), level by level in tensor order
 */
public record Pooling(int dimension, List<Integer> sides) {

	/** Levels that can halve. */
	public static final int LEVELS = 4;

	/** @throws IllegalArgumentException if there are not four levels, or a side is neither 1 nor 2 */
	public Pooling {
		sides = List.copyOf(sides);
		if (sides.size() != LEVELS * dimension || sides.stream().anyMatch(side -> side != 1 && side != 2))
			throw new IllegalArgumentException("pools " + sides + " for dimension " + dimension);
	}

	/** @return each level halves each axis */
	public static Pooling everywhere(int dimension) {
		return new Pooling(dimension, Collections.nCopies(LEVELS * dimension, 2));
	}

	/**
	 * An axis of n voxels is halved at most log2 n times; one whose voxels are about 2^k times as long as the shortest
	 * ones is left alone by the first k levels.
	 *
	 * @param size typical image ([Z,] Y, X)
	 * @param spacing voxel sides in the same order, in any unit
	 * @return levels that fit
	 */
	public static Pooling fitting(int[] size, double[] spacing) {
		var shortest = Arrays.stream(spacing).min().orElseThrow();
		var halvings = IntStream.range(0, size.length).map(a -> {
			var bySize = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(size[a]);
			var late = (int) Math.round(Math.log(spacing[a] / shortest) / Math.log(2));
			return Math.max(0, Math.min(bySize, LEVELS - late));
		}).map(h -> Math.min(h, LEVELS)).toArray();
		return new Pooling(size.length, IntStream.range(0, LEVELS).boxed()
			.flatMap(level -> Arrays.stream(halvings).mapToObj(h -> level >= LEVELS - h ? 2 : 1)).toList());
	}

	/** @return by what all levels together divide each axis: patches have to be multiples of it */
	public int[] multiples() {
		var product = new int[dimension];
		Arrays.fill(product, 1);
		for (int i = 0; i < sides.size(); i++)
			product[i % dimension] *= sides.get(i);
		return product;
	}
}
