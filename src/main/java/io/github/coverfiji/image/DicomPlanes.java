package io.github.coverfiji.image;

import java.util.ArrayList;
import java.util.List;

import io.github.coverfiji.image.dicom.DicomFile;
import io.github.coverfiji.image.dicom.DicomFrames;

/**
 * The planes of DICOM files, one after the other, read when they are touched. Numbers of 8 and 16 bits stay what they
 * are, with a table of their values, unless files or frames differ in their rescaling.
 */
final class DicomPlanes {

	/** What is remembered of each plane, roughly. */
	private static final long PLACE_BYTES = 512;

	private final List<Frame> frames = new ArrayList<>();
	private final DicomFrames first;
	private final boolean shared;

	/** @param number within its file, from 0 */
	private record Frame(DicomFile file, FileParts parts, int number) {}

	private record FramePart(int number, boolean shared) {}

	private DicomPlanes(List<DicomFile> files, PixelCache cache) {
		for (var file : files) {
			var parts = new FileParts(file.path(), cache);
			for (var i = 0; i < file.frames().scales().size(); i++) frames.add(new Frame(file, parts, i));
		}
		first = files.get(0).frames();
		shared = DicomFrames.shareTable(files.stream().map(DicomFile::frames).toList());
	}

	/**
	 * @param files slices in order, or one file; all planes of one size
	 * @param calibration voxel size
	 * @param cache keeps planes
	 */
	static Planes of(List<DicomFile> files, Calibration calibration, PixelCache cache) {
		var planes = new DicomPlanes(files, cache);
		var format = planes.first.format();
		var table = planes.shared ? planes.first.table() : new float[0];
		var layout = new PlaneLayout(format.width(), format.height(), format.samples(), planes.frames.size(), 1, false,
			table.length == 0 ? null : table, calibration);
		return new Planes(layout, planes::plane, PLACE_BYTES * planes.frames.size(), true);
	}

	private Object plane(int i) {
		var samples = first.format().samples();
		var frame = frames.get(i / samples);
		return frame.parts().get(new FramePart(frame.number(), shared),
			"frame " + (frame.number() + 1), first.format().frameBytes(),
			() -> frame.file().planes(frame.number(), shared))[i % samples];
	}
}
