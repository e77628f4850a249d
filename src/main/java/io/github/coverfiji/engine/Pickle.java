package io.github.coverfiji.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a tree of script modules as the pickle (protocol 2) that TorchScript reads as {@code data.pkl}, and collects
 * the tensors in the order of their storages {@code data/0}, {@code data/1} …
 */
final class Pickle {

	private static final int MARK = '(', TUPLE = 't', REDUCE = 'R', EMPTY_TUPLE = ')';

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final List<HostTensor> storages = new ArrayList<>();
	private final Precision precision;

	/** Pickles a whole module. */
	Pickle(ScriptNode root, Precision precision) {
		this.precision = precision;
		op(0x80, 2);
		value(root);
		op('.');
	}

	byte[] bytes() {
		return out.toByteArray();
	}

	List<HostTensor> storages() {
		return storages;
	}

	private void value(Object value) {
		if (value instanceof ScriptNode node) module(node);
		else if (value instanceof ScriptNode.Tensor tensor) tensor(tensor);
		else if (value instanceof String text) text(text);
		else if (value instanceof Boolean flag) op(flag ? 0x88 : 0x89);
		else if (value instanceof Long number) integer(number);
		else if (value instanceof Double number) number(number);
		else if (value instanceof long[] list) integers(list);
		else throw new IllegalArgumentException("a script attribute cannot be a " + value.getClass().getName());
	}

	private void module(ScriptNode node) {
		var dot = node.type().lastIndexOf('.');
		global("__torch__." + node.type().substring(0, dot), node.type().substring(dot + 1));
		op(EMPTY_TUPLE, 0x81, '}', MARK);
		node.attributes().forEach((name, attribute) -> {
			text(name);
			value(attribute);
		});
		op('u', 'b');
	}

	private void tensor(ScriptNode.Tensor tensor) {
		var start = tensor.start();
		global("torch._utils", "_rebuild_tensor_v2");
		op(MARK, MARK);
		text("storage");
		global("torch", precision.storage());
		text(Integer.toString(storages.size()));
		text("cpu");
		integer(start.values().length);
		op(TUPLE, 'Q');
		integer(0);
		tuple(start.shape());
		tuple(strides(start.shape()));
		op(tensor.trained() ? 0x88 : 0x89);
		global("collections", "OrderedDict");
		op(EMPTY_TUPLE, REDUCE, TUPLE, REDUCE);
		storages.add(start);
	}

	private static long[] strides(long[] shape) {
		var strides = new long[shape.length];
		long step = 1;
		for (int i = shape.length - 1; i >= 0; step *= shape[i--])
			strides[i] = step;
		return strides;
	}

	private void integers(long[] list) {
		global("torch.jit._pickle", "build_intlist");
		op(MARK, ']', MARK);
		for (long number : list)
			integer(number);
		op('e', TUPLE, REDUCE);
	}

	private void tuple(long[] numbers) {
		op(MARK);
		for (long number : numbers)
			integer(number);
		op(TUPLE);
	}

	private void integer(long number) {
		op('J');
		raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(Math.toIntExact(number)).array());
	}

	private void number(double number) {
		op('G');
		raw(ByteBuffer.allocate(8).putDouble(number).array());
	}

	private void text(String text) {
		var utf8 = text.getBytes(StandardCharsets.UTF_8);
		op('X');
		raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(utf8.length).array());
		raw(utf8);
	}

	private void global(String module, String name) {
		raw(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
	}

	private void op(int... codes) {
		for (int code : codes)
			out.write(code);
	}

	private void raw(byte[] bytes) {
		out.writeBytes(bytes);
	}
}
