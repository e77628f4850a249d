package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;

import io.github.coverfiji.task.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelClassesTest {

	@TempDir
	Path folder;

	private Path table(String text) throws IOException {
		return Files.writeString(folder.resolve("classes.csv"), text);
	}

	@Test
	void brainClassesAreRead() {
		var classes = LabelClasses.read(Samples.DATA.resolve("brain2d/classes.csv"));
		assertEquals(9, classes.count());
		assertEquals(new LabelClass(8, "brainstem and rest", LabelColours.DEFAULT.hex(8)), classes.classes().get(8));
	}

	@Test
	void coloursQuotesAndGapsAreUnderstood() throws IOException {
		var classes = LabelClasses.read(table("\uFEFFid, name, colour\n"
			+ "3,\"left, \"\"upper\"\" lobe\",#ABCDEF\n\n1, wall,\n"));
		assertEquals(4, classes.count());
		assertEquals("background", classes.classes().get(0).name());
		assertEquals("wall", classes.classes().get(1).name());
		assertEquals("class 2", classes.classes().get(2).name());
		assertEquals("left, \"upper\" lobe", classes.classes().get(3).name());
		assertEquals(0xabcdef, classes.colours().rgb(3));
		assertEquals(LabelColours.DEFAULT.rgb(5), classes.colours().rgb(5));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "name,id\na,1", "id,name\nx,wall", "id,name\n1", "id,name\n-1,wall", "id,name\n1,",
		"id,name\n1,a\n1,b", "id,name,colour\n1,a,red", "id,name\n" })
	void aWrongTableIsRefused(String text) throws IOException {
		var csv = table(text);
		var e = assertThrows(InputException.class, () -> LabelClasses.read(csv));
		assertTrue(e.getMessage().contains("line "), e.getMessage());
	}

	@Test
	void aMissingTableIsRefused() {
		assertThrows(InputException.class, () -> LabelClasses.read(folder.resolve("none.csv")));
	}

	@Test
	void onlyTheBackgroundIsBlack() {
		var first = new HashSet<Integer>();
		for (var id = 0; id < 15; id++) first.add(LabelColours.DEFAULT.rgb(id));
		assertEquals(15, first.size());
		for (var id = 1; id < 600; id++) assertTrue(LabelColours.DEFAULT.rgb(id) != 0);
		assertEquals(LabelColours.DEFAULT.rgb(1), LabelColours.DEFAULT.rgb(15));
	}
}
