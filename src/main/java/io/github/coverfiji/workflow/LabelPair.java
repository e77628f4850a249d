package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.LabelReader;
import io.github.coverfiji.metric.LabelMap;
import io.github.coverfiji.metric.Scoring;
import io.github.coverfiji.task.InputException;

/**
 * True and predicted class ids of one image.
 *
 * @param truth the true ids
 * @param prediction the predicted ids, of the same size
 */
record LabelPair(CalibratedImage truth, CalibratedImage prediction) {

	/**
	 * An image without voxel size takes that of its partner.
	 *
	 * @throws InputException if the sizes differ
	 */
	static LabelPair of(CalibratedImage truth, CalibratedImage prediction) {
		if (Arrays.stream(Axis.values()).anyMatch(axis -> truth.extent(axis) != prediction.extent(axis)))
			throw new InputException("Cannot compare '" + prediction.name() + "' with '" + truth.name() + "'",
				"the prediction has " + size(prediction) + ", the truth " + size(truth),
				"choose a prediction of the same image, with the same size");
		return new LabelPair(calibrated(truth, prediction.calibration()), calibrated(prediction, truth.calibration()));
	}

	/** @return planes (dimension 2) or volumes (3) */
	List<LabelPair> samples(int dimension) {
		var truths = truth.samples(dimension);
		var predictions = prediction.samples(dimension);
		return IntStream.range(0, truths.size()).mapToObj(i -> new LabelPair(truths.get(i), predictions.get(i))).toList();
	}

	LabelMap trueMap(int dimension) {
		return map(truth, dimension);
	}

	LabelMap predictedMap(int dimension) {
		return map(prediction, dimension);
	}

	private static LabelMap map(CalibratedImage labels, int dimension) {
		var size = labels.size(dimension);
		var ids = LabelReader.read(labels, new long[dimension], size, dimension, Scoring.IGNORE);
		return new LabelMap(ids, size, labels.calibration().spacing(dimension));
	}

	private static CalibratedImage calibrated(CalibratedImage image, Calibration other) {
		return image.calibration().equals(Calibration.NONE)
			? new CalibratedImage(image.name(), image.pixels(), image.axes(), other) : image;
	}

	private static String size(CalibratedImage image) {
		return image.extent(Axis.X) + " × " + image.extent(Axis.Y) + " pixels, " + image.extent(Axis.Z) + " slices, "
			+ image.extent(Axis.TIME) + " frames, " + image.channels() + " channels";
	}
}
