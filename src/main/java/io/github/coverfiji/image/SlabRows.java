package io.github.coverfiji.image;

import io.github.coverfiji.image.TiledPrediction.SlabConsumer;
import io.github.coverfiji.image.TilesAhead.Place;

/** Hands on each row of tiles, blended, as soon as a tile of a later row comes. */
final class SlabRows {

	private final SlabSum sum;
	private final int[] starts;
	private final int end;
	private final SlabConsumer sink;
	private int row;

	/**
	 * @param sum of the present row
	 * @param starts of the rows along the first axis
	 * @param end length of that axis
	 * @param sink takes the rows
	 */
	SlabRows(SlabSum sum, int[] starts, int end, SlabConsumer sink) {
		this.sum = sum;
		this.starts = starts;
		this.end = end;
		this.sink = sink;
	}

	/** @return the tile at this place; may be called from any thread */
	Tile tile(Place place) {
		return sum.tile(place);
	}

	/** Adds what the network made of a tile; places come in order. */
	void add(Patch out, Place place) {
		if (place.row() > row) handOn(starts[place.row()]);
		sum.add(out, place);
	}

	/** Hands on the last row. */
	void end() {
		handOn(end);
	}

	private void handOn(int to) {
		sink.accept(starts[row], sum.take(to - starts[row]));
		row++;
	}
}
