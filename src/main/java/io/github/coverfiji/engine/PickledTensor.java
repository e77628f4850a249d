package io.github.coverfiji.engine;

import java.util.List;

/** Reads what a pickle says of a tensor. The engine believes it, and would read memory beyond a storage. */
final class PickledTensor {

	private static final int MOST_AXES = 8;

	private PickledTensor() {}

	/**
	 * @param given storage, first element, shape, strides, whether it is trained, hooks
	 * @return the tensor
	 * @throws ArchiveFault if an element would lie outside the storage, or there are more elements than the storage has
	 */
	static Pickled.Tensor of(List<Object> given) throws ArchiveFault {
		if (given.size() != 6 || !(given.get(0) instanceof Pickled.Storage storage)
			|| !(given.get(1) instanceof Long first) || !(given.get(4) instanceof Boolean)) throw none();
		var shape = numbers(given.get(2));
		var strides = numbers(given.get(3));
		if (shape.size() != strides.size() || shape.size() > MOST_AXES || first < 0) throw none();
		if (!fits(storage.count(), first, shape, strides))
			throw ArchiveFault.strange("its pickle holds a tensor of shape " + shape + " that is larger than its "
				+ storage.count() + " numbers");
		return new Pickled.Tensor(storage, shape);
	}

	private static List<Long> numbers(Object value) throws ArchiveFault {
		if (!(value instanceof Pickled.Tuple tuple)
			|| !tuple.elements().stream().allMatch(number -> number instanceof Long length && length >= 0)) throw none();
		return tuple.elements().stream().map(Long.class::cast).toList();
	}

	private static boolean fits(long count, long first, List<Long> shape, List<Long> strides) {
		try {
			long elements = 1, last = first;
			for (int i = 0; i < shape.size(); i++) {
				elements = Math.multiplyExact(elements, shape.get(i));
				last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape.get(i) - 1), strides.get(i)));
			}
			return elements == 0 ? first <= count : last < count && elements <= count;
		}
		catch (ArithmeticException tooLarge) {
			return false;
		}
	}

	private static ArchiveFault none() {
		return PickleReader.broken("holds a tensor that is none");
	}
}
