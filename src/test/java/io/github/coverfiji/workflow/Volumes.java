package io.github.coverfiji.workflow;

import java.util.Arrays;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;

/** Small volumes, and the smallest runs on them. */
final class Volumes {

	static final SegmentationSettings SEGMENTATION =
		Runs.with(Runs.with(Runs.with(Runs.SEGMENTATION, "dimension", "3"), "epochs", 1), "batch", "1");
	static final PretrainingSettings COVER =
		Runs.with(Runs.with(Runs.with(Runs.COVER, "dimension", "3"), "epochs", 1), "batch", "1");
	static final Calibration MM = new Calibration(1, 1, 1, "mm");

	private Volumes() {}

	static CalibratedImage of(Calibration calibration, long x, long y, long z) {
		var noise = Pictures.noise(Pictures.XYZ, x, y, z);
		return new CalibratedImage("volume", noise.pixels(), noise.axes(), calibration);
	}

	/** The first half of the voxels is background, the other class 1. */
	static CalibratedImage halves(long x, long y, long z) {
		var ids = new int[(int) (x * y * z)];
		Arrays.fill(ids, ids.length / 2, ids.length, 1);
		return Pictures.labels("labels", Calibration.NONE, Pictures.XYZ, new long[] { x, y, z }, ids);
	}
}
