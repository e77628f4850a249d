package io.github.coverfiji.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import ai.djl.ndarray.NDList;

/** Named tensors in one file, in the safetensors format: readable by most programs that know tensors. */
public final class TensorFile {

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
		try (var manager = ComputeDevice.CPU.newManager()) {
			var tensors = new TreeMap<String, HostTensor>();
			for (var array : NDList.decode(manager, Files.readAllBytes(path)))
				tensors.put(array.getName(), HostTensor.of(array));
			return tensors;
		}
		catch (RuntimeException e) {
			throw new IOException("'" + path + "' is damaged or no file of tensors", e);
		}
	}
}
