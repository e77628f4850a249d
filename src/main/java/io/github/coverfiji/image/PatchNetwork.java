package io.github.coverfiji.image;

import java.util.List;
import java.util.function.UnaryOperator;

/** A network as tiled prediction asks it: for one tile, or for several of the same size where that is faster. */
@FunctionalInterface
public interface PatchNetwork extends UnaryOperator<Patch> {

	/**
	 * @param tiles (C, [Z,] Y, X), all of one size, at least one
	 * @return what the network gives for each, in their order; equal to {@link #apply} of each to rounding
	 */
	default List<Patch> all(List<Patch> tiles) {
		return tiles.stream().map(this).toList();
	}

	/**
	 * @param size of the tiles ([Z,] Y, X)
	 * @return how many of them it is best asked for together, at least 1
	 */
	default int atOnce(int[] size) {
		return 1;
	}
}
