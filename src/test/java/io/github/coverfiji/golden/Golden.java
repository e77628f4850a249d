package io.github.coverfiji.golden;

import io.github.coverfiji.twin.Grid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** One golden file ({@code .npz}) of the class path, read whole into memory (about 0.2 s); unchangeable. */
public final class Golden {

	private final String file;
	private final Map<String, Npy> arrays;

	private Golden(String file, Map<String, Npy> arrays) {
		this.file = file;
		this.arrays = arrays;
	}

	/**
	 * @param name file in the folder {@code golden} without its ending, such as "cover2d"
	 * @return the opened file
	 * @throws IllegalArgumentException if there is no such file, or it holds something else than float32 in C order
	 */
	public static Golden open(String name) {
		String file = "golden/" + name + ".npz";
		try (var stream = find(name + ".npz").orElseThrow(() -> new IllegalArgumentException("There is no " + file))) {
			var zip = new ZipInputStream(stream);
			var arrays = new LinkedHashMap<String, Npy>();
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
				arrays.put(entry.getName().replaceFirst("\\.npy$", ""),
					Npy.read(new ByteArrayInputStream(zip.readAllBytes())));
			return new Golden(file, arrays);
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot read " + file, e);
		}
	}

	/**
	 * @param file such as "cover2d.npz"
	 * @return its content from the class path, or else from a folder of large files beside this checkout; empty if it is
	 *         in neither
	 */
	public static Optional<InputStream> find(String file) {
		var stream = Golden.class.getResourceAsStream("/golden/" + file);
		var beside = Path.of("..", "shared", "golden", file);
		try {
			if (stream == null && Files.exists(beside)) stream = Files.newInputStream(beside);
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot read " + beside, e);
		}
		return Optional.ofNullable(stream);
	}

	/** @return the names of all arrays in the order of the file */
	public List<String> names() {
		return List.copyOf(arrays.keySet());
	}

	/**
	 * @param name such as "mov/1/query"
	 * @return the numbers in C order, a copy
	 * @throws IllegalArgumentException if there is no such array
	 */
	public float[] array(String name) {
		return npy(name).values().clone();
	}

	/**
	 * @param name such as "mov/1/query"
	 * @return the shape; a single number has shape (1)
	 * @throws IllegalArgumentException if there is no such array
	 */
	public long[] shape(String name) {
		return npy(name).shape().clone();
	}

	/**
	 * @param name such as "mov/1/query"
	 * @return numbers and shape together
	 * @throws IllegalArgumentException if there is no such array
	 */
	public Grid grid(String name) {
		return Grid.of(npy(name).values(), npy(name).shape());
	}

	/**
	 * @param name array of a single number, such as "loss/total"
	 * @return the number
	 * @throws IllegalArgumentException if there is no such array, or it holds several numbers
	 */
	public float number(String name) {
		float[] values = npy(name).values();
		if (values.length != 1)
			throw new IllegalArgumentException(name + " in " + file + " holds " + values.length + " numbers, not one");
		return values[0];
	}

	/**
	 * @param prefix such as "param"
	 * @return all arrays named prefix/KEY as KEY → array, in the order of the file
	 * @throws IllegalArgumentException if there is none
	 */
	public Map<String, Grid> group(String prefix) {
		var group = new LinkedHashMap<String, Grid>();
		for (String name : arrays.keySet())
			if (name.startsWith(prefix + "/"))
				group.put(name.substring(prefix.length() + 1), grid(name));
		if (group.isEmpty())
			throw new IllegalArgumentException("No array " + prefix + "/… in " + file);
		return group;
	}

	private Npy npy(String name) {
		var npy = arrays.get(name);
		if (npy == null)
			throw new IllegalArgumentException("No array " + name + " in " + file);
		return npy;
	}

	@Override
	public String toString() {
		return file;
	}
}
