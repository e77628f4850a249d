package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.Macro;

class OptionStringTest {

	@Property(tries = 300)
	void givesWhatImageJGives(@ForAll("options") Map<String, String> options) {
		var text = options.entrySet().stream()
			.map(e -> e.getKey() + "=" + bracketed(e.getValue())).collect(Collectors.joining(" "));
		assertEquals(options, OptionString.parse(text).values(), text);
		options.forEach((key, value) -> assertEquals(value, Macro.getValue(text, key, null), text));
	}

	@Test
	void readsEveryFormOfValue() {
		var text = "  model=[/a b/[c] d.pt]  overlap=0.5 name='x y' empty= none=[] last=1 ";
		var values = OptionString.parse(text).values();
		assertEquals("/a b/[c] d.pt", values.get("model"));
		assertEquals("0.5", values.get("overlap"));
		assertEquals("x y", values.get("name"));
		assertEquals("", values.get("empty"));
		assertEquals("", values.get("none"));
		assertEquals("1", values.get("last"));
	}

	@Test
	void keysInsideOfValuesAreNoKeys() {
		assertEquals(Map.of("model", "/image=3/c.pt", "image", "foo", "patch_size", "77"),
			OptionString.parse("model=[/image=3/c.pt] image=foo patch_size=77").values());
	}

	@Test
	void nothingMeansNoOptions() {
		for (var text : List.of("", "  "))
			assertTrue(OptionString.parse(text).values().isEmpty());
		assertTrue(OptionString.parse(null).values().isEmpty());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"flag; option 'flag' has no value",
		"a=1 flag b=2; option 'flag' has no value",
		"a=[b c; the bracket or quote of option 'a' is not closed",
		"a=[b [c]; the bracket or quote of option 'a' is not closed",
		"a=[b]c=1; a blank is missing after the value of option 'a'",
		"a=1 a=1; option 'a' is given twice",
	})
	void refusesWhatImageJPassesOver(String text, String reason) {
		var fault = assertThrows(IllegalArgumentException.class, () -> OptionString.parse(text));
		assertTrue(fault.getMessage().startsWith(reason), fault.getMessage());
	}

	@Test
	void refusesAnOpenQuote() {
		assertThrows(IllegalArgumentException.class, () -> OptionString.parse("a='b c"));
	}

	@Provide
	Arbitrary<Map<String, String>> options() {
		var keys = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
		var values = Arbitraries.strings().withChars("ab XZ.09-/\\:_äß").ofMaxLength(12);
		return Arbitraries.maps(keys, values).ofMaxSize(6);
	}

	private static String bracketed(String value) {
		return value.isEmpty() || value.contains(" ") ? "[" + value + "]" : value;
	}
}
