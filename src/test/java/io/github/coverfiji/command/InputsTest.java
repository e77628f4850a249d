package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;

import io.github.coverfiji.task.InputException;

class InputsTest {

	@Test
	void imageWithoutPixelsIsNone() {
		for (var none : new ImagePlus[] {null, new ImagePlus()}) {
			var fault = assertThrows(InputException.class, () -> Inputs.image(none, "truth"));
			assertTrue(fault.getMessage().startsWith("No image 'truth'"), fault.getMessage());
			assertEquals(Optional.empty(), Inputs.optionalImage(none));
		}
		var image = IJ.createImage("a", 3, 2, 1, 8);
		assertSame(image, Inputs.image(image, "image"));
	}

	@Test
	void emptyFileIsNone() {
		for (var none : new File[] {null, new File(""), new File(" ")}) {
			assertEquals(Optional.empty(), Inputs.optionalPath(none));
			assertThrows(InputException.class, () -> Inputs.path(none, "output"));
			assertThrows(InputException.class, () -> Inputs.existing(none, "model"));
		}
		assertEquals(Path.of("a b"), Inputs.path(new File("a b"), "output"));
	}

	@Test
	void existingHasToExist(@TempDir Path folder) {
		assertEquals(folder, Inputs.existing(folder.toFile(), "input"));
		var fault = assertThrows(InputException.class, () -> Inputs.existing(folder.resolve("no").toFile(), "model"));
		assertTrue(fault.getMessage().contains("as 'model': it does not exist"), fault.getMessage());
	}
}
