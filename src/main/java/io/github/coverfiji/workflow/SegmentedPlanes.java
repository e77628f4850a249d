package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PlaneFormat;
import io.github.coverfiji.image.PlaneFormat.Range;
import io.github.coverfiji.image.PlaneSink;
import io.github.coverfiji.image.Region;
import io.github.coverfiji.image.TiledPrediction.SlabConsumer;
import io.github.coverfiji.label.ClassMap;
import io.github.coverfiji.label.Cleaning;
import io.github.coverfiji.task.Progress;

/**
 * Turns probabilities, slab by slab, into the planes of what was asked for. Labels that are to be cleaned wait until their
 * sample is complete, one byte for each voxel.
 */
final class SegmentedPlanes implements SlabConsumer, AutoCloseable {

	private static final Range SHARE = new Range(0, 1);

	private final CalibratedImage image;
	private final SegmentSettings settings;
	private final Optional<Region> inside;
	private final Map<SegmentedPart, PlaneSink> sinks = new EnumMap<>(SegmentedPart.class);
	private final int dimension;
	private final int width;
	private final int height;
	private final int classes;
	private final List<byte[]> waiting = new ArrayList<>();
	private byte[] ids;
	private float[] confidence;
	private float[][] probabilities;
	private int filled;

	/**
	 * @param image which is segmented
	 * @param dimension of the samples
	 * @param classes of the model
	 * @param settings what is asked for
	 * @param inside which pixels are segmented; the others get class 0 and no number (NaN). Empty: all
	 * @param to where it goes
	 */
	SegmentedPlanes(CalibratedImage image, int dimension, LabelClasses classes, SegmentSettings settings,
		Optional<Region> inside, SegmentedSinks to)
	{
		this.image = image;
		this.settings = settings;
		this.inside = inside;
		this.dimension = dimension;
		this.classes = classes.count();
		var size = image.size(3);
		height = size[1];
		width = size[2];
		var frames = Math.toIntExact(image.extent(Axis.TIME));
		var names = classes.classes().stream().map(LabelClass::name).toList();
		try {
			open(to, SegmentedPart.LABELS,
				PlaneFormat.labels(size, frames, classes.count() - 1, image.calibration(), classes));
			if (settings.probabilities()) open(to, SegmentedPart.PROBABILITIES,
				PlaneFormat.floats(size, frames, names, image.calibration(), SHARE));
			if (settings.confidence()) open(to, SegmentedPart.CONFIDENCE,
				PlaneFormat.floats(size, frames, List.of("confidence"), image.calibration(), SHARE));
		}
		catch (RuntimeException e) {
			close();
			throw e;
		}
		fresh();
	}

	private void open(SegmentedSinks to, SegmentedPart part, PlaneFormat format) {
		sinks.put(part, to.open(part, format));
	}

	private void fresh() {
		var voxels = Math.multiplyExact(width, height);
		ids = new byte[voxels];
		confidence = settings.confidence() ? new float[voxels] : null;
		probabilities = settings.probabilities() ? new float[classes][voxels] : new float[0][];
		filled = 0;
	}

	/** Rows of a plane, or planes of a volume: in both cases voxels follow those before. */
	@Override
	public void accept(int start, Patch slab) {
		var chosen = Prediction.classes(slab);
		for (int i = 0; i < chosen.length; i++) {
			if (inside.isEmpty() || inside.get().holds(filled)) fill(slab, i, chosen[i]);
			else blank();
			if (++filled == ids.length) put();
		}
	}

	private void fill(Patch slab, int voxel, int id) {
		ids[filled] = (byte) id;
		if (confidence != null) confidence[filled] = slab.values()[id * slab.voxels() + voxel];
		for (int c = 0; c < probabilities.length; c++)
			probabilities[c][filled] = slab.values()[c * slab.voxels() + voxel];
	}

	private void blank() {
		if (confidence != null) confidence[filled] = Float.NaN;
		for (var plane : probabilities) plane[filled] = Float.NaN;
	}

	private void put() {
		if (!settings.cleaning().equals(Cleaning.NONE)) waiting.add(ids);
		else sinks.get(SegmentedPart.LABELS).put(ids);
		for (var plane : probabilities)
			sinks.get(SegmentedPart.PROBABILITIES).put(plane);
		if (confidence != null) sinks.get(SegmentedPart.CONFIDENCE).put(confidence);
		fresh();
	}

	/** Cleans the labels of the sample that is now complete. */
	void endSample(Progress progress) {
		if (waiting.isEmpty()) return;
		settings.cleaning().apply(
			new ClassMap(waiting.toArray(byte[][]::new), width, height, image.calibration().spacing(dimension)), progress);
		// what is filled may be a hole of the region
		inside.ifPresent(region -> waiting.forEach(plane -> clear(plane, region)));
		waiting.forEach(sinks.get(SegmentedPart.LABELS)::put);
		waiting.clear();
	}

	private static void clear(byte[] plane, Region region) {
		for (int i = 0; i < plane.length; i++) if (!region.holds(i)) plane[i] = 0;
	}

	/** @return all parts, complete */
	Map<SegmentedPart, CalibratedImage> finish() {
		var parts = new EnumMap<SegmentedPart, CalibratedImage>(SegmentedPart.class);
		// The labels last: where they are, the rest is too.
		for (var part : List.of(SegmentedPart.PROBABILITIES, SegmentedPart.CONFIDENCE, SegmentedPart.LABELS))
			if (sinks.containsKey(part)) parts.put(part, sinks.get(part).finish());
		return parts;
	}

	/** Each sink gives up what is not finished, also if another one fails to. */
	@Override
	public void close() {
		RuntimeException fault = null;
		for (var sink : sinks.values()) {
			try {
				sink.close();
			}
			catch (RuntimeException e) {
				if (fault == null) fault = e;
				else fault.addSuppressed(e);
			}
		}
		if (fault != null) throw fault;
	}
}
