package io.github.coverfiji.network;

import java.util.Arrays;
import java.util.List;

import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchNetwork;

/**
 * A method of a loaded module as a function of tiles, for tiled prediction.
 *
 * @param module whose method is called, without a graph for gradients; not closed here
 * @param method takes (N, C, [Z,] Y, X) and returns a tensor of the same spatial size
 */
public record TileNetwork(ScriptModule module, String method) implements PatchNetwork {

	/** Of a tile, on a processor: in pairs small ones were measured 1.0 to 1.6 times as fast, larger ones slower. */
	private static final long SMALL = 1 << 15;
	/** Of all tiles at once on a graphics card; an estimate: about 300 MB with a network of the paper's width. */
	private static final long FILLING = 1 << 18;

	@Override
	public Patch apply(Patch tile) {
		return all(List.of(tile)).get(0);
	}

	@Override
	public List<Patch> all(List<Patch> tiles) {
		try (var scope = module.manager().newSubManager()) {
			return PatchBatch.each(module.call(scope, method, List.of(PatchBatch.of(tiles).on(scope))).get(0));
		}
	}

	@Override
	public int atOnce(int[] size) {
		var voxels = Arrays.stream(size).asLongStream().reduce(1, (a, b) -> a * b);
		if (module.manager().getDevice().isGpu()) return (int) Math.max(1, FILLING / voxels);
		return voxels <= SMALL ? 2 : 1;
	}
}
