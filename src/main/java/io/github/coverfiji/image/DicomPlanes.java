package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.coverfiji.image.dicom.DicomFile;
import io.github.coverfiji.image.dicom.DicomFrames;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Uninterrupted;

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
	private final PixelCache cache;

	/** @param number within its file, from 0 */
	private record Frame(DicomFile file, int number) {}

	/** A frame of a file as it is now: of a file that changed nothing old is taken. */
	private record FrameKey(Path file, long bytes, long modified, int number, boolean shared) {}

	private DicomPlanes(List<DicomFile> files, PixelCache cache) {
		for (var file : files)
			for (var i = 0; i < file.frames().scales().size(); i++) frames.add(new Frame(file, i));
		first = files.get(0).frames();
		shared = DicomFrames.shareTable(files.stream().map(DicomFile::frames).toList());
		this.cache = cache;
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
		var path = frame.file().path();
		try {
			var key = new FrameKey(path, Files.size(path), Files.getLastModifiedTime(path).toMillis(), frame.number(), shared);
			return cache.get(key, () -> read(frame), planes -> first.format().frameBytes())[i % samples];
		}
		catch (IOException e) {
			throw gone(path, e.toString(), e);
		}
	}

	private Object[] read(Frame frame) {
		try {
			return Uninterrupted.of(() -> frame.file().planes(frame.number(), shared));
		}
		catch (OutOfMemoryError e) {
			throw gone(frame.file().path(), "a plane wants more memory than Java has", e);
		}
		catch (IOException e) {
			throw gone(frame.file().path(), e.getMessage(), e);
		}
	}

	private static InputException gone(Path file, String why, Throwable cause) {
		return new InputException("Cannot read the pixels of '" + file + "'", why,
			"copy the file again from where it came from and leave it alone until the job has ended, or leave it out", cause);
	}
}
