package io.github.coverfiji.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import ij.io.TiffDecoder;

/**
 * What ImageJ keeps in TIFF tags of its own: the label of each slice, the display range of each channel, and the classes
 * of labels. One tag holds the lengths of the entries, the other the entries behind a list of their kinds.
 */
final class ImageJMetadata {

	private static final int MAGIC = code("IJIJ");
	private static final int LABELS = code("labl");
	private static final int RANGES = code("rang");
	private static final int PROPERTIES = code("prop");

	private final List<Integer> kinds = new ArrayList<>(List.of(MAGIC));
	private final List<byte[]> entries = new ArrayList<>();

	private ImageJMetadata() {}

	/** @return what there is to say of these planes; empty if nothing */
	static Optional<ImageJMetadata> of(PlaneFormat format) {
		var made = new ImageJMetadata();
		if (!format.channelNames().isEmpty()) made.addLabels(format);
		if (format.channels() > 1 && !format.ranges().isEmpty()) made.addRanges(format.ranges());
		format.classes().ifPresent(made::addClasses);
		return made.entries.isEmpty() ? Optional.empty() : Optional.of(made);
	}

	/** Adds the two fields. */
	void addTo(List<TiffField> fields) {
		var head = ints(kinds);
		var lengths = new ArrayList<>(List.of(head.length));
		entries.forEach(e -> lengths.add(e.length));
		var all = ByteBuffer.allocate(lengths.stream().mapToInt(Integer::intValue).sum()).put(head);
		entries.forEach(all::put);
		fields.add(new TiffField(TiffDecoder.META_DATA_BYTE_COUNTS, TiffField.Type.LONG, lengths.size(), ints(lengths)));
		fields.add(new TiffField(TiffDecoder.META_DATA, TiffField.Type.BYTE, all.capacity(), all.array()));
	}

	private void addLabels(PlaneFormat format) {
		kinds.addAll(List.of(LABELS, format.planes()));
		var labels = format.channelNames().stream().map(ImageJMetadata::text).toList();
		IntStream.range(0, format.planes()).forEach(i -> entries.add(labels.get(i % labels.size())));
	}

	private void addRanges(List<PlaneFormat.Range> ranges) {
		kinds.addAll(List.of(RANGES, 1));
		var bytes = ByteBuffer.allocate(ranges.size() * 2 * Double.BYTES);
		ranges.forEach(r -> bytes.putDouble(r.low()).putDouble(r.high()));
		entries.add(bytes.array());
	}

	private void addClasses(LabelClasses classes) {
		kinds.addAll(List.of(PROPERTIES, 2));
		entries.add(text(NotedClasses.PROPERTY));
		entries.add(text(classes.csv()));
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_16BE);
	}

	private static byte[] ints(List<Integer> numbers) {
		var bytes = ByteBuffer.allocate(numbers.size() * Integer.BYTES);
		numbers.forEach(bytes::putInt);
		return bytes.array();
	}

	private static int code(String four) {
		return ByteBuffer.wrap(four.getBytes(StandardCharsets.US_ASCII)).getInt();
	}
}
