package io.github.coverfiji.command;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.process.ImageProcessor;

import io.github.coverfiji.task.InputException;

/**
 * Add..., Subtract..., Multiply... and Divide... of ImageJ's menu Process > Math, without the dialog behind them. ImageJ's
 * own reader of DICOM files calls them for values that are rescaled.
 */
final class ValueArithmetic {

	private static final Map<String, BiConsumer<ImageProcessor, Double>> OPERATIONS = Map.of(
		"Add...", ImageProcessor::add,
		"Subtract...", ImageProcessor::subtract,
		"Multiply...", ImageProcessor::multiply,
		"Divide...", (plane, value) -> plane.multiply(1 / value));

	/** What the commands are called. */
	static final Set<String> LABELS = OPERATIONS.keySet();

	private ValueArithmetic() {}

	/**
	 * Changes the values of the active image: within its selection, of the plane shown or, with the word {@code stack}, of
	 * all planes.
	 *
	 * @param label one of {@link #LABELS}
	 * @param options such as "value=2.5 stack"; may be null
	 * @throws InputException if no value is given, or it is no number to calculate with
	 */
	static void run(String label, String options) {
		var value = value(label, Macro.getValue(options == null ? "" : options, "value", ""));
		var image = IJ.getImage();
		var whole = options.matches("(.*\\s)?stack(\\s.*)?");
		var current = image.getCurrentSlice();
		for (var i = whole ? 1 : current; i <= (whole ? image.getStackSize() : current); i++)
			change(image, i, OPERATIONS.get(label), value);
		image.updateAndDraw();
	}

	private static double value(String label, String text) {
		try {
			var value = Double.parseDouble(text);
			if (Double.isFinite(value) && (value != 0 || !label.startsWith("Divide"))) return value;
		}
		catch (NumberFormatException noNumber) {
			// said below, as of a number that is none to calculate with
		}
		throw new InputException("Cannot run '" + label + "' with value=" + text, "that is no number to calculate with",
			"give a number, such as value=2.5");
	}

	private static void change(ImagePlus image, int slice, BiConsumer<ImageProcessor, Double> operation, double value) {
		var plane = image.getStackSize() == 1 ? image.getProcessor() : image.getStack().getProcessor(slice);
		plane.setRoi(image.getRoi());
		var mask = plane.getMask();
		if (mask != null) plane.snapshot();
		operation.accept(plane, value);
		if (mask != null) plane.reset(mask);
	}
}
