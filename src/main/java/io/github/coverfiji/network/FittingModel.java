package io.github.coverfiji.network;

import java.util.List;

import ai.djl.engine.EngineException;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;

/** Loads models that give classes, and finds out whether network and card fit before an image is touched. */
public final class FittingModel {

	private static final String METHOD = "probabilities";

	private FittingModel() {}

	/**
	 * @param model of a segmentation or classification
	 * @param device where to compute
	 * @return its network, which gave as many probabilities as there are classes of the smallest image it takes; to be
	 *         closed by the caller
	 * @throws InputException if it cannot be loaded, or network and card do not fit
	 */
	public static ScriptModule load(ModelFile model, ComputeDevice device) {
		var module = model.load(device);
		try {
			requireFit(model, module);
			return module;
		}
		catch (RuntimeException e) {
			module.close();
			throw e;
		}
	}

	private static void requireFit(ModelFile model, ScriptModule module) {
		var card = model.card();
		try (var scope = module.manager().newSubManager()) {
			var smallest = Patch.zeros(card.architecture().channels(), Backbones.of(card.architecture()).multiples());
			var found = module.call(scope, METHOD, List.of(PatchBatch.of(List.of(smallest)).on(scope))).get(0).getShape();
			if (found.dimension() < 2 || found.get(1) != card.classes().count()) throw misfit(model, "it gives " + found
				+ " where " + card.classes().count() + " classes are wanted", null);
		}
		catch (IllegalArgumentException | EngineException e) {
			throw misfit(model, String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("no reason given"), e);
		}
	}

	private static InputException misfit(ModelFile model, String why, Exception cause) {
		return new InputException("Cannot use the model '" + model.path() + "'",
			"its network and its card do not fit (" + why + ")", "get the file again from where it was made", cause);
	}
}
