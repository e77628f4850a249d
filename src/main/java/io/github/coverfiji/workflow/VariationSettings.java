package io.github.coverfiji.workflow;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.view.Augmentation;

/**
 * How labelled crops are varied in training. The names are those of the command's options.
 *
 * @param flip axes that may be mirrored, such as {@code xy}; {@code none} keeps left left
 * @param rotation largest angle in degrees, in each plane of axes, 0 … 180
 * @param scaling largest relative change of length, 0 … 0.9
 * @param elastic largest elastic displacement in voxels, 0 … 100
 * @param tone how much noise, blur, contrast, brightness and gamma vary: 0 not at all, 1 as usual, 2 twice as much
 */
public record VariationSettings(String flip, double rotation, double scaling, double elastic, double tone) {

	/** Nothing is mirrored. */
	public static final VariationSettings DEFAULT = new VariationSettings(AxisLetters.NONE, 20, 0.25, 0, 1);

	/** @throws InputException if a value is out of its range, naming the option */
	public VariationSettings {
		flip = AxisLetters.checked("flip", flip);
		Options.range("rotation", rotation, 0, 180);
		Options.range("scaling", scaling, 0, 0.9);
		Options.range("elastic", elastic, 0, 100);
		Options.range("tone", tone, 0, 2);
	}

	/**
	 * @param dimension 2 or 3
	 * @return the ranges to draw from
	 * @throws InputException if z is to be mirrored in planes
	 */
	Augmentation augmentation(int dimension) {
		return Augmentation.of(AxisLetters.axes("flip", flip, dimension), rotation, scaling, elastic, tone);
	}
}
