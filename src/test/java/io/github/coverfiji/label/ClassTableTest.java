package io.github.coverfiji.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.task.InputException;

class ClassTableTest {

	private static final LabelClasses CLASSES = new LabelClasses(List.of(LabelClass.unnamed(0),
		new LabelClass(1, "grey, the \"cortex\"", "#123456"), LabelClass.unnamed(2)));

	@TempDir
	Path folder;

	@Test
	void writtenTableIsReadAgain() {
		var output = Optional.of(folder.resolve("labels/a.tif"));
		ClassTable.of(Optional.empty(), output).complete(CLASSES);
		assertEquals(Optional.of(CLASSES), LabelClasses.besides(folder.resolve("labels")));
		assertEquals(Optional.of(CLASSES), ClassTable.of(Optional.empty(), output).known());
	}

	@Test
	void tableOfTheFolderStays() throws IOException {
		var table = Files.writeString(folder.resolve("classes.csv"), "id,name\n1,one\n");
		var beside = ClassTable.of(Optional.empty(), Optional.of(folder.resolve("labels/a.tif")));
		assertEquals("one", beside.known().orElseThrow().classes().get(1).name());
		beside.complete(CLASSES);
		assertTrue(Files.notExists(folder.resolve("labels/classes.csv")));
		ClassTable.of(Optional.of(table), Optional.of(folder.resolve("a.tif"))).complete(CLASSES);
		assertEquals("id,name\n1,one\n", Files.readString(table));
		var other = Files.writeString(folder.resolve("other.csv"), "id,name\n1,two\n");
		var fault = assertThrows(InputException.class,
			() -> ClassTable.of(Optional.of(other), Optional.of(folder.resolve("a.tif"))));
		assertTrue(fault.getMessage().contains("names other classes than"), fault.getMessage());
	}

	@Test
	void withoutOutputNothingIsWritten() throws IOException {
		ClassTable.of(Optional.empty(), Optional.empty()).complete(CLASSES);
		try (var files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
	}
}
