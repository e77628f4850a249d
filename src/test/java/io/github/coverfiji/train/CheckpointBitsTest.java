package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a checkpoint relies on. */
class CheckpointBitsTest {

	@TempDir
	private Path folder;

	@Test
	void everyBitAndShapeComesBack() throws IOException {
		var values = new float[] { -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 1f / 3 };
		var tensors = Map.of("backbone.enter.weight", new HostTensor(values, 2, 1, 3), "#state/größe \"x\"",
			HostTensor.scalar(16_777_215), "one", new HostTensor(new float[] { 7 }, 1));
		var file = folder.resolve("state.bin");
		TensorFile.write(file, tensors);
		var read = TensorFile.read(file);
		assertEquals(tensors.keySet(), read.keySet());
		tensors.forEach((name, tensor) -> {
			assertArrayEquals(tensor.shape(), read.get(name).shape(), name);
			assertArrayEquals(bits(tensor), bits(read.get(name)), name);
		});
	}

	private static int[] bits(HostTensor tensor) {
		var bits = new int[tensor.values().length];
		Arrays.setAll(bits, i -> Float.floatToRawIntBits(tensor.values()[i]));
		return bits;
	}

	@Test
	void foreignAndNearlyWholeFilesAreRefused() throws IOException {
		var file = folder.resolve("state.bin");
		TensorFile.write(file, Map.of("a", HostTensor.constant(2, 50, 3)));
		var whole = Files.readAllBytes(file);
		for (var length : new int[] { 20, whole.length - 4 }) {
			Files.write(file, Arrays.copyOf(whole, length));
			assertThrows(IOException.class, () -> TensorFile.read(file), length + " bytes");
		}
		Files.writeString(file, "this is no file of tensors at all, only a text that is long enough to be taken for one");
		assertThrows(IOException.class, () -> TensorFile.read(file));
		assertThrows(IOException.class, () -> TensorFile.read(folder.resolve("missing")));
	}
}
