package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {

	@TempDir
	private Path folder;

	@Test
	void readsWhatItWrote() throws IOException {
		var tensors = Map.of("a.weight#moment0", new HostTensor(new float[] {1, -2.5f, 1e-30f, 4, 5, 6}, 3, 1, 2),
			"steps", HostTensor.scalar(3));
		var path = folder.resolve("state.bin");
		TensorFile.write(path, tensors);
		var read = TensorFile.read(path);
		assertEquals(tensors.keySet(), read.keySet());
		tensors.forEach((name, tensor) -> {
			assertArrayEquals(tensor.values(), read.get(name).values(), name);
			assertArrayEquals(tensor.shape(), read.get(name).shape(), name);
		});
	}

	@Test
	void damagedFileIsNamed() throws IOException {
		var path = folder.resolve("state.bin");
		TensorFile.write(path, Map.of("a", HostTensor.constant(1, 100)));
		var bytes = Files.readAllBytes(path);
		for (int length : new int[] {0, 5, bytes.length / 2}) {
			Files.write(path, Arrays.copyOf(bytes, length));
			var refusal = assertThrows(IOException.class, () -> TensorFile.read(path), "length " + length);
			assertTrue(refusal.getMessage().contains("state.bin"), refusal.getMessage());
		}
	}

	@Test
	void valuesMustFillTheShape() {
		assertThrows(IllegalArgumentException.class, () -> new HostTensor(new float[5], 2, 3));
	}
}
