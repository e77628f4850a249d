package io.github.coverfiji.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GoldenTest {

	private static final Golden GOLDEN = Golden.open("cover2d");

	@Test
	void readsNumbersAndShapes() {
		assertEquals(472, GOLDEN.names().size());
		assertArrayEquals(new long[] {2, 32, 6, 7}, GOLDEN.shape("mov/1/query"));
		assertEquals(2 * 32 * 6 * 7, GOLDEN.array("mov/1/query").length);
		assertArrayEquals(new float[] {8, 16, 32, 64, 128, 64, 32, 16, 8}, GOLDEN.array("meta/widths"));
		assertEquals(21.214856f, GOLDEN.number("loss/total"), 1e-6f);
	}

	@Test
	void groupHoldsEveryParameterUnderItsKey() {
		var parameters = GOLDEN.group("param");
		assertEquals(92, parameters.size());
		assertArrayEquals(new long[] {8, 1, 3, 3}, parameters.get("backbone.inc.double_conv.0.weight").shape());
		assertArrayEquals(GOLDEN.array("param/proj.0.proj.bias"), parameters.get("proj.0.proj.bias").floats());
	}

	@Test
	void saysWhatIsMissing() {
		assertTrue(refusal(() -> Golden.open("cover4d")).contains("golden/cover4d.npz"));
		assertTrue(refusal(() -> GOLDEN.array("mov/9/query")).contains("mov/9/query in golden/cover2d.npz"));
		assertTrue(refusal(() -> GOLDEN.number("meta/widths")).contains("9 numbers"));
		assertTrue(refusal(() -> GOLDEN.group("par")).contains("par/"));
	}

	@Test
	void readsWhatNumpyWrites() throws IOException {
		var npy = Npy.read(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }\n", 1.5f, -2));
		assertArrayEquals(new long[] {1, 2}, npy.shape());
		assertArrayEquals(new float[] {1.5f, -2}, npy.values());
	}

	@Test
	void refusesOtherNumbersOrdersAndLengths() {
		for (String header : new String[] {"{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }",
			"{'descr': '>f4', 'fortran_order': False, 'shape': (2,), }",
			"{'descr': '<f4', 'fortran_order': True, 'shape': (2,), }",
			"{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }"})
			assertTrue(refusal(() -> Npy.read(npy(header, 1, 2))).contains(header), header);
	}

	private static String refusal(Executable call) {
		return assertThrows(IllegalArgumentException.class, call).getMessage();
	}

	private static ByteArrayInputStream npy(String header, float... values) {
		var bytes = ByteBuffer.allocate(10 + header.length() + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
		bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
		for (float value : values)
			bytes.putFloat(value);
		return new ByteArrayInputStream(bytes.array());
	}
}
