package io.github.coverfiji.workflow;

import io.github.coverfiji.method.BackboneLearning;
import io.github.coverfiji.task.InputException;

/**
 * How the network below the heads learns, above all a pretrained one. The names are those of the command's options; from
 * scratch the heads are never alone. Which values help is measured in RESULTS.md.
 *
 * @param freeze whether a pretrained network stays as it is and the heads alone learn
 * @param headfirst share of the steps, 0 … 0.9, in which the heads alone learn; the pretrained network then joins, its rate
 *          rising over as many steps again
 * @param backbonerate learning rate of the network below as a factor of that of the heads, 0.001 … 10
 */
public record FineTuning(boolean freeze, double headfirst, double backbonerate) {

	/** The heads find their way first. */
	public static final FineTuning DEFAULT = new FineTuning(false, 0.1, 1);

	/** @throws InputException if a value is out of its range, naming the option */
	public FineTuning {
		Options.range("headfirst", headfirst, 0, 0.9);
		Options.range("backbonerate", backbonerate, 1e-3, 10);
	}

	/**
	 * @param start pretrained run or model; empty for scratch
	 * @throws InputException if there is nothing that could be kept
	 */
	void requireStart(String start) {
		if (freeze && start.isBlank()) throw new InputException("Cannot freeze the network", "there is no start to keep",
			"choose a pretrained run as start, or freeze=false");
	}

	/**
	 * @param pretrained whether there is a start
	 * @param steps of the whole training
	 * @return how the backbone learns
	 */
	BackboneLearning backbone(boolean pretrained, long steps) {
		if (!pretrained) return new BackboneLearning(backbonerate, 0);
		return freeze ? BackboneLearning.FROZEN : new BackboneLearning(backbonerate, Math.round(headfirst * steps));
	}
}
