package io.github.coverfiji.image.dicom;

import java.util.List;
import java.util.stream.Stream;

/**
 * A file that is one plane, and what tells it from others of its series.
 *
 * @param file the file
 * @param series number of its series; empty if it does not say
 * @param study number of the examination
 * @param number short number of the series
 * @param instance place in the series, which says nothing of its position
 * @param sop number of the image itself
 * @param localizer whether it only shows where others lie
 * @param marks what differs between images at one position: echoes, time points and the like, in the order of
 *          {@link #MARKS}
 */
record SeriesSlice(DicomFile file, String series, String study, String number, double instance, String sop,
	boolean localizer, List<String> marks)
{

	/** What the marks are called. */
	static final List<String> MARKS = List.of("echo time", "echo", "time point", "b-value", "image type", "acquisition",
		"trigger time", "acquisition time");

	static SeriesSlice of(DicomFile file) {
		var e = file.header().elements();
		var type = e.text(DicomTag.IMAGE_TYPE);
		var marks = Stream.of(e.text(DicomTag.ECHO_TIME), e.text(DicomTag.ECHO_NUMBER), e.text(DicomTag.TIME_POINT),
			e.raw(DicomTag.B_VALUE), type, e.text(DicomTag.ACQUISITION), e.text(DicomTag.TRIGGER_TIME),
			e.text(DicomTag.ACQUISITION_TIME)).toList();
		return new SeriesSlice(file, e.text(DicomTag.SERIES), e.text(DicomTag.STUDY), e.text(DicomTag.SERIES_NUMBER),
			e.number(DicomTag.INSTANCE).orElse(0), e.text(DicomTag.SOP_INSTANCE), type.contains("LOCALIZER"), marks);
	}

	/** @return where it lies */
	SlicePlace place() {
		return file.frames().places().get(0);
	}

	/** @return whether it can be a slice of a volume at all */
	boolean isPlaced() {
		return file.frames().places().size() == 1 && place().isKnown() && !series.isEmpty();
	}

	/** @return whether both can be slices of one volume */
	boolean isAlike(SeriesSlice o) {
		var format = file.frames().format();
		var other = o.file.frames().format();
		return series.equals(o.series) && format.width() == other.width() && format.height() == other.height()
			&& format.samples() == other.samples() && localizer == o.localizer && place().isParallel(o.place());
	}
}
