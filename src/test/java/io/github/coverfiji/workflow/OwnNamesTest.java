package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnNamesTest {

	private static final String HOME = "/home/anna maria";

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"/home/anna maria/images/a.tif; ~/images/a.tif",
		"'/home/anna maria'; '~'",
		"/HOME/Anna Maria/x; ~/x",
		"/data/amaria/x by amaria, not by amarias; /data/~/x by ~, not by amarias",
		"/home/bob/x; /home/bob/x",
	})
	void namesGo(String text, String expected) {
		assertEquals(expected, new OwnNames(HOME, "amaria").without(text));
	}

	@Test
	void backslashesOfWindowsGoInJsonToo() {
		var names = new OwnNames("C:\\Users\\li", "li");
		assertEquals("~\\a and ~\\\\a and ~/a and D:\\~\\a, but little li",
			names.without("C:\\Users\\li\\a and C:\\\\Users\\\\li\\\\a and C:/Users/li/a and D:\\li\\a, but little li"));
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the home is one of another system")
	void addressesOfFilesGo() {
		assertEquals("file:~/jars/a.jar and file:~/b", new OwnNames("/home/anna müller", "anna")
			.without("file:/home/anna%20müller/jars/a.jar and file:/home/anna%20m%C3%BCller/b"));
	}

	@Test
	void rootIsNoHome() {
		assertEquals("/data/x", new OwnNames("/", "daemon").without("/data/x"));
	}
}
