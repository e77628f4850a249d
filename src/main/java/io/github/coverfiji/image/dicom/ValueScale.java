package io.github.coverfiji.image.dicom;

import java.util.Arrays;
import java.util.Optional;

import io.github.coverfiji.task.UnreadableImage;

/** What value the numbers of a frame mean: a straight line, or a table of the maker. */
public final class ValueScale {

	/** Numbers are values. */
	static final ValueScale NONE = new ValueScale(1, 0, new int[0], 0);

	private static final int DESCRIPTORS = 3;

	private final double slope;
	private final double intercept;
	private final int[] table;
	private final int first;

	private ValueScale(double slope, double intercept, int[] table, int first) {
		this.slope = slope;
		this.intercept = intercept;
		this.table = table;
		this.first = first;
	}

	/**
	 * @param item elements of a file, or of a frame's transformation
	 * @param signed whether the numbers are signed
	 * @return what they say; empty if they say nothing
	 * @throws UnreadableImage if it cannot be
	 */
	static Optional<ValueScale> of(DicomItem item, boolean signed) throws UnreadableImage {
		var lut = item.first(DicomTag.MODALITY_LUT);
		if (lut.isPresent()) return Optional.of(table(lut.get(), signed));
		if (!item.has(DicomTag.SLOPE) && !item.has(DicomTag.INTERCEPT)) return Optional.empty();
		var slope = given(item, DicomTag.SLOPE, 1);
		if (slope == 0) throw UnreadableImage.damaged("a rescale slope of 0, by which all values would be the same");
		return Optional.of(new ValueScale(slope, given(item, DicomTag.INTERCEPT, 0), new int[0], 0));
	}

	private static double given(DicomItem item, int tag, double otherwise) throws UnreadableImage {
		if (item.text(tag).isEmpty()) return otherwise;
		return item.number(tag).orElseThrow(() ->
			UnreadableImage.damaged("its rescaling " + DicomTag.name(tag) + " is no number"));
	}

	private static ValueScale table(DicomItem lut, boolean signed) throws UnreadableImage {
		var about = lut.integers(DicomTag.LUT_DESCRIPTOR);
		var table = lut.integers(DicomTag.LUT_DATA);
		if (about.length < DESCRIPTORS || table.length == 0 || table.length != (about[0] == 0 ? 1 << Short.SIZE : about[0]))
			throw UnreadableImage.damaged("its table of values is not as long as it says");
		return new ValueScale(1, 0, table, signed ? (short) about[1] : about[1]);
	}

	/**
	 * @param number as it is stored
	 * @return the value it means
	 */
	double value(double number) {
		if (table.length == 0) return slope * number + intercept;
		return table[(int) Math.max(0, Math.min(table.length - 1, number - first))];
	}

	boolean isTable() {
		return table.length > 0;
	}

	boolean isNone() {
		return equals(NONE);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ValueScale o && slope == o.slope && intercept == o.intercept && first == o.first
			&& Arrays.equals(table, o.table);
	}

	@Override
	public int hashCode() {
		return Double.hashCode(slope) + Double.hashCode(intercept) + first + Arrays.hashCode(table);
	}
}
