package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.twin.Grid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptArchiveTest {

	private static final int LOCAL_FILE = 0x04034b50;

	@Test
	void equalTreesGiveEqualBytes() throws IOException {
		assertArrayEquals(archive(1), archive(1));
		assertFalse(Arrays.equals(archive(1), archive(2)));
	}

	@Test
	void everyContentIsStoredAndBeginsAtAMultipleOf64() throws IOException {
		var contents = contents(archive(1));
		assertTrue(contents.keySet().containsAll(List.of("model/data.pkl", "model/data/0", "model/data/2",
			"model/code/__torch__/probe.py", "model/code/__torch__/unet.py", "model/constants.pkl", "model/version",
			"model/extra/card.json")), contents.keySet().toString());
		assertEquals("10\n", new String(contents.get("model/version"), StandardCharsets.UTF_8));
		assertEquals("{\"µ\": 1}", new String(contents.get("model/extra/card.json"), StandardCharsets.UTF_8));
	}

	@Test
	void storagesHoldTheValuesLowestByteFirst() throws IOException {
		var storage = contents(archive(1)).get("model/data/0");
		var values = ByteBuffer.wrap(storage).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
		for (float value : Grid.noise(1, 3, 5).floats())
			assertEquals(value, values.get());
		assertFalse(values.hasRemaining());
	}

	@Test
	void writtenArchiveIsLoadedWithItsWeights() throws IOException {
		try (var module = ScriptModule.loadOwn(new ByteArrayInputStream(archive(1)), ComputeDevice.CPU)) {
			assertArrayEquals(Grid.noise(1, 3, 5).floats(), module.snapshot().get("first").values());
		}
	}

	@Test
	void textThatIsNotThereIsNamed() {
		var refusal = assertThrows(IOException.class,
			() -> ScriptArchive.write(new ScriptNode("absent.Thing"), Map.of(), new ByteArrayOutputStream()));
		assertTrue(refusal.getMessage().contains("absent.py"), refusal.getMessage());
	}

	@Test
	void newValuesComeIntoACopy() {
		var node = Slopes.of(Grid.noise(1, 3, 5), Grid.noise(2, 4));
		var copy = node.withTensors(Map.of("second", HostTensor.constant(9, 4)));
		assertEquals(9, copy.tensors().get("second").start().values()[0]);
		assertArrayEquals(Grid.noise(2, 4).floats(), node.tensors().get("second").start().values());
		assertTrue(copy.tensors().get("second").trained());
		assertFalse(copy.tensors().get("state").trained());
	}

	private static byte[] archive(long seed) throws IOException {
		var out = new ByteArrayOutputStream();
		var node = Slopes.of(Grid.noise(seed, 3, 5), Grid.noise(2, 4));
		ScriptArchive.write(node, Map.of("card.json", "{\"µ\": 1}"), out);
		return out.toByteArray();
	}

	/** Walks the zip's local headers; entries must be stored, or their length could not be followed. */
	private static Map<String, byte[]> contents(byte[] archive) {
		var zip = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
		var contents = new LinkedHashMap<String, byte[]>();
		int at = 0;
		while (zip.getInt(at) == LOCAL_FILE) {
			int size = zip.getInt(at + 18), name = zip.getShort(at + 26);
			int start = at + 30 + name + zip.getShort(at + 28);
			assertEquals(0, zip.getShort(at + 8), "method");
			assertEquals(0, start % 64, "alignment");
			contents.put(new String(archive, at + 30, name, StandardCharsets.UTF_8),
				Arrays.copyOfRange(archive, start, start + size));
			at = start + size;
		}
		return contents;
	}
}
