package io.github.coverfiji.network;

import java.util.List;
import java.util.function.UnaryOperator;

import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.image.Patch;

/**
 * A method of a loaded module as a function of one tile, for tiled prediction.
 *
 * @param module whose method is called; not closed here
 * @param method takes (1, C, [Z,] Y, X) and returns a tensor of the same spatial size
 */
public record TileNetwork(ScriptModule module, String method) implements UnaryOperator<Patch> {

	@Override
	public Patch apply(Patch tile) {
		try (var scope = module.manager().newSubManager()) {
			var batch = PatchBatch.of(List.of(tile)).on(scope);
			return PatchBatch.single(module.call(scope, method, List.of(batch)).get(0));
		}
	}
}
