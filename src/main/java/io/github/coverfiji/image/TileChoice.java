package io.github.coverfiji.image;

import java.util.Arrays;

/** Which tiles of a sample a network is asked for. The others are the first class for certain. */
@FunctionalInterface
public interface TileChoice {

	/** All tiles. */
	TileChoice ALL = (sample, tile) -> true;

	/**
	 * @param sample what the network sees
	 * @param tile on its grid
	 * @return whether to ask for it; called on one other thread
	 */
	boolean takes(Sample sample, Tile tile);

	/** @return the tiles where some voxel has a raw intensity above the limit in some channel */
	static TileChoice brighterThan(double limit) {
		return (sample, tile) ->
			PatchReader.exceeds(sample, Arrays.stream(tile.start()).asLongStream().toArray(), tile.size(), limit);
	}

	/** @return the tiles that both take; the other one is asked first */
	default TileChoice within(TileChoice other) {
		return (sample, tile) -> other.takes(sample, tile) && takes(sample, tile);
	}
}
