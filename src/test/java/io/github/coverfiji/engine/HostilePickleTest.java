package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles that somebody could put into a model file to do harm: none of them reaches the engine. */
class HostilePickleTest extends HostileModel {

	/** The pickle as Latin text, in which each byte is a character. */
	private void pickle(UnaryOperator<String> change) {
		var before = new String(model.get("data.pkl"), StandardCharsets.ISO_8859_1);
		var after = change.apply(before);
		assertFalse(after.equals(before), "nothing changed");
		model.with("data.pkl", after.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static String integer(int number) {
		return "J" + new String(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array(),
			StandardCharsets.ISO_8859_1);
	}

	@ParameterizedTest
	@CsvSource({ "os,system", "builtins,eval", "torch._utils,_rebuild_qtensor", "torch.jit._pickle,restore_type_tag",
		"collections,deque" })
	void callOfAnythingElseIsRefused(String room, String name) throws IOException {
		pickle(text -> text.replaceFirst("ctorch._utils\n_rebuild_tensor_v2\n", "c" + room + "\n" + name + "\n"));
		assertTrue(refused().contains("wants to call '" + room + "." + name + "'"), refused());
	}

	@ParameterizedTest
	@ValueSource(strings = { "i", "o", "s", "a", "0", "1", "2", "B", "P", "I", "\u0082", "\u0093", "\u0095", "\u008c" })
	void instructionThatNoModelNeedsIsRefused(String code) throws IOException {
		pickle(text -> text.substring(0, 2) + code + text.substring(2));
		assertTrue(refused().contains("holds the instruction 0x"), refused());
	}

	@Test
	void tensorsStayWithinTheirStorage() throws IOException {
		var shape = "(" + integer(8) + integer(1) + integer(3) + integer(3) + "t";
		assertTrue(new String(model.get("data.pkl"), StandardCharsets.ISO_8859_1).contains(shape));
		for (var other : new int[] { 9, Integer.MAX_VALUE }) {
			beginAnew();
			pickle(text -> text.replaceFirst(Pattern.quote(shape),
				"(" + integer(other) + integer(1) + integer(3) + integer(3) + "t"));
			assertTrue(refused().contains("that is larger than its 72 numbers"), refused());
		}
		beginAnew();
		pickle(text -> text.replaceFirst(Pattern.quote(shape),
			"(" + integer(-8) + integer(1) + integer(3) + integer(3) + "t"));
		assertTrue(refused().contains("a tensor that is none"), refused());
	}

	@ParameterizedTest
	@ValueSource(strings = { "r\u00ff\u00ff\u00ff\u007f", "q\u0005", "h\u0000", "t", "e", "u", "b", "R", "\u0081", "Q",
		"X\u00ff\u00ff\u00ff\u007f" })
	void brokenPickleIsRefused(String start) throws IOException {
		pickle(text -> text.substring(0, 2) + start + text.substring(2));
		assertTrue(refused().startsWith("its pickle "), refused());
	}

	/** Twice the same child on each of 40 levels would be 2^40 networks. */
	@Test
	void moduleInTwoPlacesIsRefused() throws IOException {
		pickle(text -> text.substring(0, text.length() - 1) + "q\u0000h\u0000\u0086.");
		assertTrue(refused().contains("uses one object in two places"), refused());
	}
}
