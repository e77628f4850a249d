package io.github.coverfiji.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ai.djl.ndarray.NDList;

/** Named tensors in one file, in the safetensors format: readable by most programs that know tensors. */
public final class TensorFile {

	private static final int START = Long.BYTES;
	private static final long LONGEST_HEADER = 1 << 26;
	private static final int PIECE = 1 << 18;
	private static final String NOTES = "__metadata__";

	private TensorFile() {}

	/**
	 * @param path where to write; not atomic by itself
	 * @param tensors by name
	 * @throws IOException if the disk refuses
	 */
	public static void write(Path path, Map<String, HostTensor> tensors) throws IOException {
		try (var manager = ComputeDevice.CPU.newManager()) {
			var list = new NDList();
			tensors.forEach((name, tensor) -> {
				var array = tensor.on(manager);
				array.setName(name);
				list.add(array);
			});
			try (var out = new BufferedOutputStream(Files.newOutputStream(path))) {
				list.encode(out, NDList.Encoding.SAFETENSORS);
			}
		}
	}

	/**
	 * @param path a file that {@link #write} made
	 * @return the tensors by name
	 * @throws IOException if it cannot be read or is no such file
	 */
	public static Map<String, HostTensor> read(Path path) throws IOException {
		try (var file = FileChannel.open(path)) {
			return read(file);
		}
		catch (RuntimeException e) {
			throw new IOException("'" + path + "' is damaged or no file of tensors (" + Quoted.text(e.toString()) + ")", e);
		}
	}

	/** Nothing is allocated before the header agrees with the length of the file. */
	private static Map<String, HostTensor> read(FileChannel file) throws IOException {
		var length = file.size() < START ? 0 : bytes(file, 0, START).getLong();
		require(length > 0 && length <= Math.min(LONGEST_HEADER, file.size() - START), "its header has no length");
		var text = StandardCharsets.UTF_8.decode(bytes(file, START, (int) length)).toString();
		var places = new TreeMap<Long, Place>();
		JsonParser.parseString(text).getAsJsonObject().asMap().forEach((name, value) -> {
			if (name.equals(NOTES)) return;
			var place = Place.of(name, value.getAsJsonObject());
			require(places.put(place.from, place) == null, "two tensors share their place");
		});
		return tensors(file, START + length, places.values());
	}

	private static Map<String, HostTensor> tensors(FileChannel file, long start, Collection<Place> places)
		throws IOException
	{
		long end = 0;
		for (var place : places) {
			require(place.from == end, "its tensors leave gaps or overlap");
			end = place.to;
		}
		require(start + end == file.size(), "its tensors have " + end + " bytes and the file has " + (file.size() - start));
		var tensors = new TreeMap<String, HostTensor>();
		for (var place : places) tensors.put(place.name, new HostTensor(floats(file, start + place.from, place), place.shape));
		return tensors;
	}

	private static float[] floats(FileChannel file, long start, Place place) throws IOException {
		var values = new float[(int) ((place.to - place.from) / Float.BYTES)];
		for (int done = 0; done < values.length; done += PIECE) {
			var count = Math.min(PIECE, values.length - done);
			bytes(file, start + (long) done * Float.BYTES, count * Float.BYTES).asFloatBuffer().get(values, done, count);
		}
		return values;
	}

	private static ByteBuffer bytes(FileChannel file, long start, int count) throws IOException {
		var bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
		while (bytes.hasRemaining())
			if (file.read(bytes, start + bytes.position()) < 0) throw new IOException("the file ended while it was read");
		return bytes.flip();
	}

	private static void require(boolean sound, String fault) {
		if (!sound) throw new IllegalArgumentException(fault);
	}

	/** Where a tensor's values lie after the header. */
	private record Place(String name, long[] shape, long from, long to) {

		static Place of(String name, JsonObject about) {
			require("F32".equals(about.get("dtype").getAsString()), "'" + name + "' does not hold floats");
			var shape = about.getAsJsonArray("shape").asList().stream().mapToLong(JsonElement::getAsLong).toArray();
			var offsets = about.getAsJsonArray("data_offsets");
			var place = new Place(name, shape, offsets.get(0).getAsLong(), offsets.get(1).getAsLong());
			long count = 1;
			for (var side : shape) {
				require(side > 0, "'" + name + "' has a side without elements");
				count = Math.multiplyExact(count, side);
			}
			require(place.from >= 0 && count <= Integer.MAX_VALUE / Float.BYTES && place.to - place.from == count * Float.BYTES,
				"'" + name + "' does not fill its shape");
			return place;
		}
	}
}
