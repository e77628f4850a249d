package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.coverfiji.image.dicom.DicomFile;

/** Opens DICOM files: values as the file's rescaling says, voxel size in mm. A table for display changes no value. */
final class DicomOpening {

	private static final String UNIT = "mm";

	private DicomOpening() {}

	/**
	 * @param file a DICOM file
	 * @return sentences about what of it is not used, for the log; mostly none
	 * @throws IOException saying why it cannot be read
	 */
	static List<String> check(Path file) throws IOException {
		var frames = DicomFile.of(file).frames();
		var notes = new ArrayList<>(frames.notes());
		var voxel = frames.voxel();
		if (frames.places().size() > 1 && voxel[0] > 0 && voxel[2] == 0)
			notes.add("the distance of its slices is not stated, and taken as 1 " + UNIT);
		return notes;
	}

	/**
	 * @param file a DICOM file
	 * @param cache keeps its planes
	 * @return its planes
	 * @throws IOException saying why it cannot be read
	 */
	static Planes open(Path file, PixelCache cache) throws IOException {
		var dicom = DicomFile.of(file);
		return DicomPlanes.of(List.of(dicom), calibration(dicom, dicom.frames().voxel()[2]), cache);
	}

	/**
	 * @param file whose pixels count
	 * @param depth distance of slices in mm; 0 if it is not known
	 * @return voxel size; without a unit if the file does not state the size of its pixels
	 */
	static Calibration calibration(DicomFile file, double depth) {
		var voxel = file.frames().voxel();
		if (voxel[0] == 0) return Calibration.NONE;
		return new Calibration(voxel[0], voxel[1], Calibration.valid(depth) ? depth : 1, UNIT);
	}
}
