package io.github.coverfiji.image.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Elements that belong together: those of a file, or of an item of a sequence. */
final class DicomItem {

	private final ByteOrder order;
	private final Map<Integer, byte[]> values = new HashMap<>();
	private final Map<Integer, List<DicomItem>> sequences = new HashMap<>();

	DicomItem(ByteOrder order) {
		this.order = order;
	}

	void put(int tag, byte[] value) {
		values.put(tag, value);
	}

	void put(int tag, List<DicomItem> items) {
		sequences.put(tag, items);
	}

	boolean has(int tag) {
		return values.containsKey(tag);
	}

	List<DicomItem> items(int sequence) {
		return sequences.getOrDefault(sequence, List.of());
	}

	Optional<DicomItem> first(int sequence) {
		return items(sequence).stream().findFirst();
	}

	/** @return what a text says, without what fills it up; empty if there is none */
	String text(int tag) {
		var value = values.get(tag);
		return value == null ? "" : new String(value, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
	}

	/** @return decimal numbers written as text; none if one of them is no finite number */
	double[] numbers(int tag) {
		var text = text(tag);
		if (text.isEmpty()) return new double[0];
		try {
			var numbers = Arrays.stream(text.split("\\\\")).mapToDouble(part -> Double.parseDouble(part.strip())).toArray();
			return Arrays.stream(numbers).allMatch(Double::isFinite) ? numbers : new double[0];
		}
		catch (NumberFormatException noNumbers) {
			return new double[0];
		}
	}

	/** @return the first decimal number of a text */
	OptionalDouble number(int tag) {
		return Arrays.stream(numbers(tag)).findFirst();
	}

	/** @return the first binary number of two bytes */
	OptionalInt integer(int tag) {
		return Arrays.stream(integers(tag)).findFirst();
	}

	/** @return binary numbers of two bytes */
	int[] integers(int tag) {
		var shorts = ByteBuffer.wrap(values.getOrDefault(tag, new byte[0])).order(order).asShortBuffer();
		var numbers = new int[shorts.remaining()];
		for (var i = 0; i < numbers.length; i++) numbers[i] = Short.toUnsignedInt(shorts.get(i));
		return numbers;
	}

	/** @return the value's bytes as text, whatever they mean, to tell one value from another */
	String raw(int tag) {
		return new String(values.getOrDefault(tag, new byte[0]), StandardCharsets.ISO_8859_1);
	}
}
