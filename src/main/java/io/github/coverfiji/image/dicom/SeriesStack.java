package io.github.coverfiji.image.dicom;

import java.util.List;

/** Slices of one volume, in order of their positions along the normal of the planes (feet to head, for axial slices). */
public final class SeriesStack {

	/** Fewer slices may as well be a localizer. */
	private static final int FEWEST = 4;

	private final List<SeriesSlice> slices;
	private final String mark;
	private final SliceGaps gaps;

	/**
	 * @param slices in order, at different positions
	 * @param mark what tells it from another stack of the series, such as "echo 2"; empty if it is the only one
	 */
	SeriesStack(List<SeriesSlice> slices, String mark) {
		this.slices = List.copyOf(slices);
		this.mark = mark;
		gaps = SliceGaps.of(slices.stream().map(SeriesSlice::place).toList());
	}

	/** @return the files, from the first slice to the last */
	public List<DicomFile> files() {
		return slices.stream().map(SeriesSlice::file).toList();
	}

	/** @return number of its series, as the scanner counts; may be empty */
	public String number() {
		return slices.get(0).number();
	}

	/** @return what tells it from another stack of the series; empty if it is the only one */
	public String mark() {
		return mark;
	}

	/** @return distance of its slices in mm */
	public double gap() {
		return gaps.median();
	}

	/** @return what is not as in a regular volume, as parts of a sentence */
	public List<String> faults() {
		return gaps.faults();
	}

	/** @return whether it is a volume beyond doubt: no localizer, and most of its gaps are equal */
	public boolean isVolume() {
		return slices.size() >= FEWEST && !slices.get(0).localizer() && gaps.unequal() <= gaps.count() / 2;
	}

	/** @return whether there is more than one slice */
	public boolean isStack() {
		return slices.size() > 1;
	}

	/** @return whether a file comes from the same examination */
	boolean isOfStudy(SeriesSlice slice) {
		var first = slices.get(0);
		return first.series().equals(slice.series()) || !first.study().isEmpty() && first.study().equals(slice.study());
	}
}
