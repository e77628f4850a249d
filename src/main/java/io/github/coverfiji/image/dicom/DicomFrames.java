package io.github.coverfiji.image.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.coverfiji.task.UnreadableImage;

/**
 * The planes of a file with pixels that stand in it as they are.
 *
 * @param format how numbers are written
 * @param photometric what the numbers stand for, such as MONOCHROME2
 * @param offset of the first frame
 * @param scales what values the numbers of each frame mean
 * @param places where each frame lies
 * @param distance of the planes in mm; 0 if it is not known
 * @param notes what the user should know, as sentences without a full stop
 */
public record DicomFrames(PixelFormat format, String photometric, long offset, List<ValueScale> scales,
	List<SlicePlace> places, double distance, List<String> notes)
{

	private static final int MOST_FRAMES = 1 << 20;

	/**
	 * @param header of a file with pixels that are not compressed
	 * @return its planes
	 * @throws UnreadableImage if the header contradicts itself
	 */
	public static DicomFrames of(DicomHeader header) throws UnreadableImage {
		var file = header.elements();
		var format = PixelFormat.of(header);
		var count = header.frames();
		if (count > MOST_FRAMES) throw UnreadableImage.damaged(count + " planes");
		var shared = file.first(DicomTag.SHARED_GROUPS).orElse(new DicomItem(header.order()));
		var groups = file.items(DicomTag.FRAME_GROUPS);
		var scales = new ArrayList<ValueScale>();
		var places = new ArrayList<SlicePlace>();
		for (var i = 0; i < count; i++) {
			var own = i < groups.size() ? groups.get(i) : shared;
			scales.add(scale(own, shared, file, format.signed()));
			places.add(SlicePlace.of(own, shared, file, count == 1));
		}
		return new DicomFrames(format, file.text(DicomTag.PHOTOMETRIC), header.pixels().offset(), scales, places,
			distance(file.numbers(DicomTag.GRID_OFFSETS), places), notes(file, format, places));
	}

	/** @return what the positions say, else a grid of doses, else the file; 0 if none of them does */
	private static double distance(double[] grid, List<SlicePlace> places) {
		var first = places.get(0);
		if (places.size() > 1 && places.stream().allMatch(SlicePlace::isKnown) && inOrder(places))
			return SliceGaps.of(places).median();
		if (first.spacing() > 0) return first.spacing();
		return places.size() > 1 && grid.length == places.size() ? Math.abs(grid[1] - grid[0]) : first.thickness();
	}

	private static ValueScale scale(DicomItem own, DicomItem shared, DicomItem file, boolean signed) throws UnreadableImage {
		for (var groups : List.of(own, shared)) {
			var transformation = groups.first(DicomTag.VALUE_TRANSFORMATION);
			if (transformation.isPresent()) return ValueScale.of(transformation.get(), signed).orElse(ValueScale.NONE);
		}
		return ValueScale.of(file, signed).orElse(ValueScale.NONE);
	}

	private static List<String> notes(DicomItem file, PixelFormat format, List<SlicePlace> places) {
		var notes = new ArrayList<String>();
		var highest = file.integer(DicomTag.HIGH_BIT).orElse(format.stored() - 1);
		if (!format.real() && highest != format.stored() - 1)
			notes.add("its header names bit " + highest + " as the highest of " + format.stored() + "; the lower "
				+ format.stored() + " bits are taken");
		file.number(DicomTag.DOSE_SCALING).ifPresent(dose -> notes.add("its values are stored numbers; times "
			+ dose + " they are doses"));
		if (places.size() > 1 && places.stream().allMatch(SlicePlace::isKnown)) notes.addAll(unevenness(places));
		return notes;
	}

	private static List<String> unevenness(List<SlicePlace> places) {
		if (!inOrder(places)) return List.of("its planes lie in no order of their positions in the patient and are kept in "
			+ "the order of the file, as ImageJ shows them");
		return SliceGaps.of(places).faults();
	}

	private static boolean inOrder(List<SlicePlace> places) {
		var first = places.get(0);
		if (!places.stream().allMatch(first::isParallel)) return false;
		var direction = Math.signum(places.get(1).distance() - first.distance());
		for (var i = 1; i < places.size(); i++)
			if (direction * (places.get(i).distance() - places.get(i - 1).distance()) <= 0) return false;
		return true;
	}

	/** @return voxel size in mm: width, height, depth; a side that the file does not state is 0 */
	public double[] voxel() {
		return new double[] { places.get(0).pixelWidth(), places.get(0).pixelHeight(), distance };
	}

	/** @return value of each number that can be allocated, if the numbers are not themselves the values of all frames */
	public float[] table() {
		var scale = scales.get(0);
		if (format.isPlain() && scale.isNone()) return new float[0];
		var table = new float[1 << format.allocated()];
		for (var raw = 0; raw < table.length; raw++) table[raw] = (float) scale.value(format.number(raw));
		return table;
	}

	/** @return why ImageJ's own reader gives other values, as far as the header tells; empty if it does not */
	Optional<String> unknownToImageJ() {
		if (photometric.equals(DicomFile.BRIGHTNESS)) return Optional.of("brightness and differences of colour");
		if (format.signed() && format.allocated() == Byte.SIZE) return Optional.of("signed numbers of 8 bits");
		if (scales.stream().anyMatch(ValueScale::isTable)) return Optional.of("values by a table");
		return scales.stream().distinct().count() > 1 ? Optional.of("another rescaling for each plane") : Optional.empty();
	}

	/** @return whether one table says the values of all these planes */
	public static boolean shareTable(List<DicomFrames> files) {
		var first = files.get(0);
		return first.format.fitsTable() && files.stream().allMatch(f -> f.format.equals(first.format))
			&& files.stream().flatMap(f -> f.scales.stream()).distinct().count() == 1;
	}

	/**
	 * @param frame from 0
	 * @param bytes of the frame
	 * @param sample which of the pixels' numbers, from 0
	 * @return the values
	 */
	public float[] values(int frame, byte[] bytes, int sample) {
		var scale = scales.get(frame);
		var plane = format.plane(bytes, sample);
		var values = new float[format.width() * format.height()];
		for (var i = 0; i < values.length; i++) values[i] = (float) scale.value(number(plane, i));
		return values;
	}

	private double number(Object plane, int i) {
		if (plane instanceof byte[] bytes) return format.number(Byte.toUnsignedLong(bytes[i]));
		if (plane instanceof short[] shorts) return format.number(Short.toUnsignedLong(shorts[i]));
		return ((double[]) plane)[i];
	}
}
