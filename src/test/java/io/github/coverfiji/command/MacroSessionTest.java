package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.WindowManager;

import io.github.coverfiji.image.dicom.DicomSamples;
import io.github.coverfiji.task.InputException;

/** How macros run, fail and end. */
class MacroSessionTest extends MacroSessionFixture {

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"input; Cannot start: the moon is full. To mend it: wait.",
		"bug; 'COVER Example Fail' failed: an unexpected error, IllegalStateException: a bug",
		"memory; 'COVER Example Fail' ran out of memory",
		"interrupt; Failing was cancelled.",
		"escape; Failing was cancelled.",
		"cancel; Failing was cancelled.",
	})
	void failureStopsTheMacroWithItsReason(String how, String reason) {
		assertFailure("Line 1: " + reason, "run('COVER Example Fail', 'how=" + how + "'); save('went on');");
		assertFalse(Files.exists(target()));
	}

	/** ImageJ's reader calls commands of its menus for these. */
	@ParameterizedTest
	@CsvSource({ "slope, -1000 -997.5", "negative slope, 1000 999", "two frames, 1 3", "intercept, -1024 -1023" })
	void rescaledDicomFilesOpen(String kind, String values) throws IOException {
		var file = DicomSamples.all().get(kind).sample().write(folder.resolve("a.dcm"));
		succeed("open('" + file + "'); save('' + getValue(0, 0) + ' ' + getValue(1, 0));");
		assertEquals(values, saved());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"run('Add...', 'value=9'); 9 9 0",
		"run('Add...', 'value=9 stack'); 9 9 9",
		"makeOval(1, 0, 3, 3), run('Add...', 'value=9 stack'); 0 9 9",
		"run('Add...', 'value=9 stack'), run('Divide...', 'value=2 stack'); 5 5 5",
	})
	void arithmeticFollowsTheSelection(String code, String values) {
		succeed("newImage('a', '16-bit black', 4, 4, 2); " + code.replace("), ", "); ")
			+ "; save('' + v(1, 0) + ' ' + v(1, 2) + ' ' + v(2, 2)); function v(s, x) { setSlice(s); return getValue(x, 1); }");
		assertEquals(values, saved());
	}

	@ParameterizedTest
	@ValueSource(strings = {
		"for (i = 0; i < 3; i++) { FAIL save('went on'); }",
		"i = 0; while (i < 3) { i++; FAIL save('went on'); }",
		"i = 0; do { i++; FAIL } while (i < 3); save('went on');",
		"if (true) { FAIL } else save('else'); save('went on');",
		"f(1); save('went on'); function f(x) { for (j = 0; j < 2; j++) FAIL return x; }",
		"x = f(1); save('went on'); function f(x) { FAIL return x; }",
		"for (;;) { FAIL save('went on'); }",
		"while (true) FAIL",
		"for (i = 0; i < 3; i++) for (k = 0; k < 3; k++) { if (k < 5) { FAIL save('went on'); } }",
		"if (f(1) > 0) save('went on'); function f(x) { FAIL return x; }",
		"save(f(1)); function f(x) { FAIL return 'went on'; }",
		"macro 'a' { FAIL save('went on'); }",
	})
	void failureEndsEveryKindOfStatement(String code) {
		assertFailure("the moon is full", code.replace("FAIL", "run('COVER Example Fail');"));
		assertFalse(Files.exists(target()));
		assertEquals(0, occurrences("Macro canceled"));
	}

	@Test
	void failureInsideACalledMacroIsNotLost() {
		assertFailure("the moon is full", "eval(\"run('COVER Example Fail');\");");
	}

	@Test
	void nextMacroStartsAfresh() {
		fail("run('COVER Example Fail', 'how=escape');");
		succeed(TWO_IMAGES + "run('COVER Example Add'); save(getTitle());");
		assertEquals("sum", saved());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"x = @; Line 2: Number or numeric function expected.",
		"nothing(3)@; Line 2: Undefined identifier.",
		"print('unclosed@; ')' expected.",
		"open('/no/such/file.tif')@; Line 2: File not found: /no/such/file.tif.",
		"run('8-bit')@; Line 2: Cannot run '8-bit': There are no images open.",
		"newImage('a', '8-bit', 4, 4, 1)@ run('Median...', 'radius=1')@; there is no such command",
		"exit('wrong result'); Line 2: The macro stopped itself by 'exit'",
		"run('COVER Exmple Add'); did you mean 'COVER Example Add'",
		"run('Multiply...')@; Line 2: Cannot run 'Multiply...' with value=: that is no number",
		"run('Divide...', 'value=0')@; Line 2: Cannot run 'Divide...' with value=0: that is no number",
		"run('Despeckle')@; Line 2: Cannot run 'Despeckle': it may open a dialog",
		"run('Images to Stack')@; Line 2: Cannot run 'Images to Stack': No images are open",
		"run('Weka'); there is no such command",
	})
	void faultsOfTheMacroItselfFail(String code, String reason) {
		assertFailure(reason, "a = 1;\n" + code.replace('@', ';'));
	}

	@Test
	void unreadableMacrosSayWhy() throws IOException {
		assertFailure("Include file not found: \"no.ijm\"", "#include \"no.ijm\"");
		var latin = Files.write(folder.resolve("latin.ijm"), "print('ä');".getBytes(StandardCharsets.ISO_8859_1));
		var failure = session.run(latin, "").orElseThrow();
		assertTrue(failure.contains("check that it is a text in UTF-8"), failure);
		assertThrows(InputException.class, () -> session.run(folder, ""));
	}

	@Test
	void commandsOfImageJWork() {
		succeed(TWO_IMAGES + "run('Invert'); run('32-bit'); run('Flip Horizontally');"
			+ "t = getTitle() + ' ' + bitDepth() + ' ' + getPixel(1, 1); run('Close All'); save(t + ' ' + nImages);");
		assertEquals("second one 32 0 0", saved());
	}

	@Test
	void macroKnowsItsArgumentAndItsPlace() throws IOException {
		var macro = write("File.saveString(getArgument() + '|' + getInfo('macro.filepath'), '" + target() + "');");
		assertEquals(Optional.empty(), session.run(macro, "a b"));
		assertEquals("a b|" + macro.toAbsolutePath(), saved());
	}

	@Test
	void plainCommandsRunToo() {
		succeed("run('COVER Example Plain', 'file=[" + target() + "]');");
		assertEquals("plain", saved());
	}

	@Test
	void listingShowsKeysTypesAndDefaults() {
		var lines = session.listing().lines().map(l -> l.strip().replaceAll(" +", " ")).toList();
		var start = lines.indexOf("COVER Example Add: adds a constant");
		assertTrue(start >= 0, lines.toString());
		assertEquals("image image the active image", lines.get(start + 1));
		assertEquals("value number 1.5", lines.get(start + 2));
		assertEquals("times whole number 2", lines.get(start + 3));
		assertEquals("verbose true/false false", lines.get(start + 4));
		assertEquals("sign PLUS/MINUS PLUS", lines.get(start + 5));
		assertEquals("device cpu/gpu cpu", lines.get(start + 6));
		assertEquals("model file none", lines.get(start + 7));
		assertEquals("first image required", lines.get(lines.indexOf("COVER Example Difference") + 1));
	}

	@Test
	void onlyOneSessionIsOpen() {
		assertThrows(IllegalStateException.class, () -> new MacroSession(ConsoleProgress.ofSystem()));
	}

	@Test
	void closingForgetsTheImages() {
		succeed(TWO_IMAGES);
		session.close();
		assertEquals(0, WindowManager.getImageCount());
		new MacroSession(ConsoleProgress.ofSystem()).close();
	}
}
