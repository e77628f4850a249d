package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.task.InputException;

class JavaMemoryTest {

	/** Sixteen gigabytes, which no Java of these tests has. */
	@Test
	void whatDoesNotFitIsSaidInWords() {
		var fault = assertThrows(InputException.class, () -> JavaMemory.telling("Cannot segment 'a.tif'",
			() -> new long[Integer.MAX_VALUE - 8]));
		assertTrue(fault.getMessage().matches("Cannot segment 'a.tif': it takes more than the \\d+ MB that Java may use\\. To mend"
			+ " it: save it as TIFF.*"), fault.getMessage());
	}

	@Test
	void whatFitsPasses() {
		assertEquals(3, JavaMemory.telling("", () -> new long[3].length));
	}
}
