package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How options and images of a macro reach a command. */
class MacroOptionsTest extends MacroSessionFixture {

	@Test
	void missingOptionsKeepTheirDefaults() {
		succeed(TWO_IMAGES + "run('COVER Example Add', 'verbose=true');");
		assertEquals("second one|1.5|2|PLUS|cpu||false", logged());
	}

	@Test
	void runWithoutOptionsTakesTheActiveImage() {
		succeed(TWO_IMAGES + "selectImage('first'); run('COVER Example Add'); save(getTitle() + getWidth());");
		assertEquals("sum4", saved());
	}

	@Test
	void everyKindOfOptionArrives() {
		succeed(TWO_IMAGES + "run('COVER Example Add', 'verbose=true value=-1e-2 times=3 sign=MINUS device=gpu "
			+ "model=[/some dir/[a] b/c.pt]');");
		assertEquals("second one|-0.01|3|MINUS|gpu|/some dir/[a] b/c.pt|true", logged());
	}

	@Test
	void titleInBatchModeComesBeforeTheActiveImage() {
		succeed("setBatchMode(true);" + TWO_IMAGES + "run('COVER Example Add', 'image=first'); save(getWidth());");
		assertEquals("4", saved());
		succeed("selectImage('first'); run('COVER Example Add', 'image=[second one]'); save(getWidth());");
		assertEquals("5", saved());
	}

	@Test
	void resultIsTheActiveImageAndSelectable() {
		succeed(TWO_IMAGES + "run('COVER Example Add', 'image=first value=7 times=1 name=[the sum]');"
			+ "a = getTitle(); selectImage('first'); selectImage('the sum');"
			+ "save(a + ' ' + getPixel(0, 0) + ' ' + nImages);");
		assertEquals("the sum 7 3", saved());
	}

	@Test
	void twoImageInputsMustBothBeNamed() {
		succeed(TWO_IMAGES + "run('COVER Example Difference', 'first=first second=[second one]');");
		assertEquals("first-second one", logged());
		assertFailure("there is no image for 'first'", "run('COVER Example Difference', '');");
	}

	@Test
	void singleUnnamedImageIsTheActiveOne() {
		succeed(TWO_IMAGES + "run('COVER Example Difference', 'second=first');");
		assertEquals("second one-first", logged());
	}

	@Test
	void optionalInputsMayBeMissing() {
		succeed("run('COVER Example Either', 'output=out');");
		assertEquals("no image  out", logged());
		assertFailure("option 'output' is missing", "run('COVER Example Either', '');");
		assertFailure("Nothing given for 'output'", "run('COVER Example Either', 'output=[]');");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"times=abc; option times=abc is not a number",
		"times=2.5; option times=2.5 is not a whole number",
		"times=99999999999; is not a whole number in the range",
		"value=NaN; option value=NaN is not a number",
		"verbose=yes; option verbose=yes is neither true nor false",
		"sign=plus; option sign=plus is none of 'PLUS', 'MINUS'",
		"device=tpu; option device=tpu is none of 'cpu', 'gpu'",
		"image=third; option image=third is not the title of an open image (open: 'first', 'second one')",
		"tines=3; unknown option 'tines', did you mean 'times'",
		"Value=3; unknown option 'Value', did you mean 'value'",
		"zzz=3; unknown option 'zzz'. To mend it: use only the options device, image",
		"verbose; option 'verbose' has no value",
		"times=1 times=2; option 'times' is given twice",
		"model=[a b; is not closed",
	})
	void wrongOptionsStopTheMacro(String options, String reason) {
		var failure = fail(TWO_IMAGES + "run('COVER Example Add', '" + options + "'); save('went on');");
		assertTrue(failure.startsWith("Line 3: Cannot run 'COVER Example Add': "), failure);
		assertTrue(failure.contains(reason), failure);
		assertFalse(Files.exists(target()));
	}

	@Test
	void unknownTitleIsAnsweredWithWhatToWrite() {
		assertFailure("To mend it: write image=first or the title of another open image, with [brackets] if it has blanks; without"
			+ " image= the active image is taken", TWO_IMAGES + "run('COVER Example Add', 'image=[no such image]');");
		assertFailure("write first=[second one] or", "selectImage('first'); close(); run('COVER Example Difference', 'first=a');");
		assertFailure("'i10' and 5 more). To mend it", "close('*'); for (i = 1; i < 16; i++) newImage('i' + i, '8-bit', 4, 4, 1);"
			+ "run('COVER Example Add', 'image=none');");
		assertFailure("(open: none). To mend it: open the image first, and write image=TITLE",
			"close('*'); run('COVER Example Add', 'image=none');");
	}

	@Test
	void withoutAnyImageTheSentenceSaysSo() {
		assertFailure("there is no image for 'image'", "run('COVER Example Add');");
	}
}
