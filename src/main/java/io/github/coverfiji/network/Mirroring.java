package io.github.coverfiji.network;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchNetwork;

/**
 * A network asked about a tile and its mirror images along some axes: the mean of the results, each mirrored back. Where
 * mirrored tiles are as likely as straight ones, their mean errs less; where up and down differ, it errs more.
 *
 * <p>Cost: one pass of the network for each combination of mirrored axes: 2, 4 or 8 times the time for 1, 2 or 3 axes. An axis of one voxel is its own mirror image and costs nothing more. Memory: at most d results
 * more than the network alone.
 *
 * @param network maps (C, [Z,] Y, X) to (any number of channels, [Z,] Y, X); its channels have to mean the same in a
 *        mirror image, as probabilities do and displacements do not
 * @param axes that are mirrored, counted from 0 in tensor order; those that a tile lacks play no part
 */
public record Mirroring(PatchNetwork network, Set<Integer> axes) implements PatchNetwork {

	/**
	 * @param tile (C, [Z,] Y, X); not changed
	 * @return what the network gives, in the mean; exactly the network's own result if it does not care for mirroring
	 */
	@Override
	public Patch apply(Patch tile) {
		return all(List.of(tile)).get(0);
	}

	@Override
	public List<Patch> all(List<Patch> tiles) {
		return mean(tiles, 0);
	}

	@Override
	public int atOnce(int[] size) {
		return network.atOnce(size);
	}

	/** Halves sums pair by pair, so that the mean of equal numbers is that number to the last bit. */
	private List<Patch> mean(List<Patch> tiles, int axis) {
		var size = tiles.get(0).size();
		if (axis == size.length) return network.all(tiles);
		var straight = mean(tiles, axis + 1);
		if (size[axis] == 1 || !axes.contains(axis)) return straight;
		var other = mean(tiles.stream().map(tile -> mirrored(tile, axis)).toList(), axis + 1);
		return IntStream.range(0, straight.size()).mapToObj(i ->
			middle(straight.get(i), mirrored(other.get(i), axis))).toList();
	}

	private static Patch middle(Patch first, Patch second) {
		var values = new float[first.values().length];
		for (var i = 0; i < values.length; i++) values[i] = (first.values()[i] + second.values()[i]) / 2;
		return new Patch(values, first.channels(), first.size());
	}

	/** Values lie in blocks, one for each place along the axis; blocks change places, not their inside. */
	private static Patch mirrored(Patch patch, int axis) {
		var side = patch.size()[axis];
		var block = 1;
		for (var inner = axis + 1; inner < patch.size().length; inner++) block *= patch.size()[inner];
		var values = new float[patch.values().length];
		for (var i = 0; i < values.length / block; i++) {
			var place = i % side;
			System.arraycopy(patch.values(), i * block, values, (i - place + side - 1 - place) * block, block);
		}
		return new Patch(values, patch.channels(), patch.size());
	}
}
