package io.github.coverfiji.engine;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the pickle of a script module without executing anything: the instructions that PyTorch and this software write,
 * the few names they mean, and nothing else. Memory is bounded by the length of the pickle.
 */
final class PickleReader {

	private static final Pattern KEY = Pattern.compile("\\d{1,9}");
	private static final Pattern SCRIPT = Pattern.compile("__torch__(\\.[A-Za-z_]\\w*){2,8}");
	private static final Map<String, String> LISTS = Map.of("torch.jit._pickle.build_intlist", "int",
		"torch.jit._pickle.build_doublelist", "float", "torch.jit._pickle.build_boollist", "bool",
		"torch.jit._pickle.build_tensorlist", "Tensor");
	private static final Map<String, Class<?>> KINDS = Map.of("int", Long.class, "float", Double.class, "bool",
		Boolean.class, "Tensor", Pickled.Tensor.class);
	private static final String TENSOR = "torch._utils._rebuild_tensor_v2", DICT = "collections.OrderedDict",
		FLOATS = "torch.FloatStorage";
	private static final int LONG_BYTES = 8;

	private record Mark() {}

	private final ByteBuffer in;
	private final List<Object> stack = new ArrayList<>();
	private final List<Object> memo = new ArrayList<>();

	private PickleReader(byte[] pickle) {
		in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * @param pickle protocol 2
	 * @return the value
	 * @throws ArchiveFault if it is damaged, or holds what a model has no need of
	 */
	static Object read(byte[] pickle) throws ArchiveFault {
		var reader = new PickleReader(pickle);
		try {
			if (reader.in.getShort() != (short) 0x0280) throw ArchiveFault.strange("its pickle is not of protocol 2");
			while (reader.step()) {}
		}
		catch (BufferUnderflowException e) {
			throw broken("ends too early");
		}
		if (reader.stack.size() != 1 || reader.in.hasRemaining()) throw broken("does not end with one value");
		return reader.stack.get(0);
	}

	private boolean step() throws ArchiveFault {
		var code = Byte.toUnsignedInt(in.get());
		switch (code) {
			case '.' -> {
				return false;
			}
			case '(' -> push(new Mark());
			case ')' -> push(new Pickled.Tuple(List.of()));
			case ']' -> push(new ArrayList<Object>());
			case '}' -> push(new LinkedHashMap<Object, Object>());
			case 'N' -> push(new Pickled.None());
			case 0x88 -> push(true);
			case 0x89 -> push(false);
			case 'J' -> push((long) in.getInt());
			case 'K' -> push((long) Byte.toUnsignedInt(in.get()));
			case 'M' -> push((long) Short.toUnsignedInt(in.getShort()));
			case 0x8a -> push(longNumber());
			case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
			case 'X' -> push(text());
			case 'c' -> push(new Pickled.Global(line() + "." + line()));
			case 't' -> push(new Pickled.Tuple(List.copyOf(marked())));
			case 0x85, 0x86, 0x87 -> push(tuple(code - 0x84));
			default -> build(code);
		}
		return true;
	}

	private void build(int code) throws ArchiveFault {
		switch (code) {
			case 'q' -> keep(Byte.toUnsignedLong(in.get()));
			case 'r' -> keep(Integer.toUnsignedLong(in.getInt()));
			case 'h' -> push(kept(Byte.toUnsignedLong(in.get())));
			case 'j' -> push(kept(Integer.toUnsignedLong(in.getInt())));
			case 'e' -> append(marked());
			case 'u' -> put(marked());
			case 'Q' -> push(storage(pop(Pickled.Tuple.class).elements()));
			case 'R' -> reduce(pop(Pickled.Tuple.class).elements());
			case 0x81 -> instance(pop(Pickled.Tuple.class).elements());
			case 'b' -> module(pop(Map.class));
			default -> throw ArchiveFault.strange("its pickle holds the instruction 0x" + Integer.toHexString(code)
				+ ", which no model needs");
		}
	}

	private void push(Object value) {
		stack.add(value);
	}

	private <T> T pop(Class<T> kind) throws ArchiveFault {
		if (stack.isEmpty() || !kind.isInstance(stack.get(stack.size() - 1))) throw broken("lacks a " + kind.getSimpleName());
		return kind.cast(stack.remove(stack.size() - 1));
	}

	/** Takes all values above the last mark, and the mark. */
	private List<Object> marked() throws ArchiveFault {
		for (int i = stack.size() - 1; i >= 0; i--)
			if (stack.get(i) instanceof Mark) {
				var above = stack.subList(i, stack.size());
				var values = new ArrayList<>(above.subList(1, above.size()));
				above.clear();
				return values;
			}
		throw broken("lacks a mark");
	}

	private Pickled.Tuple tuple(int count) throws ArchiveFault {
		var elements = new ArrayList<Object>();
		for (int i = 0; i < count; i++) elements.add(0, pop(Object.class));
		if (elements.stream().anyMatch(Mark.class::isInstance)) throw broken("closes what it did not open");
		return new Pickled.Tuple(List.copyOf(elements));
	}

	/** The engine would make room for as many values as the number says: they have to come one after the other. */
	private void keep(long place) throws ArchiveFault {
		if (stack.isEmpty() || place > memo.size() || stack.get(stack.size() - 1) instanceof Mark)
			throw broken("numbers its values wrongly");
		if (place == memo.size()) memo.add(stack.get(stack.size() - 1));
		else memo.set((int) place, stack.get(stack.size() - 1));
	}

	/** Modules used twice could make a small file a network without end; classes half made are no values. */
	private Object kept(long place) throws ArchiveFault {
		if (place >= memo.size()) throw broken("asks for a value that it does not have");
		var value = memo.get((int) place);
		if (value instanceof Pickled.Module || value instanceof Pickled.Instance || value instanceof List
			|| value instanceof Map) throw ArchiveFault.strange("its pickle uses one object in two places");
		return value;
	}

	private long longNumber() throws ArchiveFault {
		if (in.get() != LONG_BYTES) throw broken("holds a number of another length than 8 bytes");
		return in.getLong();
	}

	private String text() throws ArchiveFault {
		var length = in.getInt();
		if (length < 0 || length > in.remaining()) throw broken("ends within a text");
		var bytes = new byte[length];
		in.get(bytes);
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private String line() {
		var text = new StringBuilder();
		for (byte next; (next = in.get()) != '\n';) text.append((char) next);
		return text.toString();
	}

	@SuppressWarnings("unchecked")
	private void append(List<Object> values) throws ArchiveFault {
		var list = pop(List.class);
		list.addAll(values);
		push(list);
	}

	@SuppressWarnings("unchecked")
	private void put(List<Object> values) throws ArchiveFault {
		var map = pop(Map.class);
		if (values.size() % 2 != 0) throw broken("has a name without a value");
		for (int i = 0; i < values.size(); i += 2)
			if (!(values.get(i) instanceof String) || map.put(values.get(i), values.get(i + 1)) != null)
				throw broken("names an attribute twice, or by what is no text");
		push(map);
	}

	private static Pickled.Storage storage(List<Object> given) throws ArchiveFault {
		if (given.size() != 5 || !"storage".equals(given.get(0)) || !"cpu".equals(given.get(3))
			|| !new Pickled.Global(FLOATS).equals(given.get(1)) || !(given.get(4) instanceof Long count) || count < 0
			|| !(given.get(2) instanceof String key) || !KEY.matcher(key).matches())
			throw ArchiveFault.strange("its pickle holds a storage of other than floats");
		return new Pickled.Storage(key, count);
	}

	private void reduce(List<Object> given) throws ArchiveFault {
		var name = pop(Pickled.Global.class).name();
		if (name.equals(TENSOR)) push(PickledTensor.of(given));
		else if (name.equals(DICT) && given.isEmpty()) push(new LinkedHashMap<>());
		else if (LISTS.containsKey(name)) push(list(LISTS.get(name), given));
		else throw ArchiveFault.strange("its pickle wants to call '" + Quoted.text(name) + "', which no model needs");
	}

	private static Pickled.TypedList list(String kind, List<Object> given) throws ArchiveFault {
		if (given.size() != 1 || !(given.get(0) instanceof List<?> list) || !list.stream().allMatch(KINDS.get(kind)::isInstance))
			throw broken("holds a list of mixed kinds");
		return new Pickled.TypedList(kind, List.copyOf(list));
	}

	private void instance(List<Object> given) throws ArchiveFault {
		var name = pop(Pickled.Global.class).name();
		if (!given.isEmpty() || !SCRIPT.matcher(name).matches())
			throw ArchiveFault.strange("its pickle wants an object of '" + Quoted.text(name) + "', which is no script");
		push(new Pickled.Instance(name));
	}

	private void module(Map<?, ?> attributes) throws ArchiveFault {
		var type = pop(Pickled.Instance.class).type();
		var all = new LinkedHashMap<String, Object>();
		attributes.forEach((name, value) -> all.put((String) name, value));
		push(new Pickled.Module(type, all));
	}

	static ArchiveFault broken(String how) {
		return ArchiveFault.damaged("its pickle " + how);
	}
}
