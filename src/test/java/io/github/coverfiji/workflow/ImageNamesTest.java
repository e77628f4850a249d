package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.task.InputException;

class ImageNamesTest {

	private static final String UID = "1.2.840.113619.2.5.1762583153.215519.978957063.7";

	@Test
	void numbersAtTheEndAreNames() {
		assertEquals(List.of(1, 0), ImageNames.partners(List.of(UID + "8", UID + "9"), List.of(UID + "9", UID + "8.tif")));
		assertEquals(List.of(1, 0, -1), ImageNames.partners(List.of("scan.001", "scan.002", "scan.003"),
			List.of("scan.002", "scan.001")));
		assertEquals(List.of(UID + "8.tif", UID + "9.tif", "scan.001.tif"),
			ImageNames.results(List.of(UID + "8", UID + "9", "scan.001")));
	}

	@Test
	void nearestNamesBelongTogether() {
		assertEquals(List.of(1, 0), ImageNames.partners(List.of("c0.tif", "c0.ome.tif"), List.of("c0.ome.tif", "c0.tif")));
		assertEquals(List.of(1, 0), ImageNames.partners(List.of("c0.tif", "c0.ome.tif"), List.of("c0.ome.png", "c0.png")));
		assertEquals(List.of(0), ImageNames.partners(List.of("c0.ome.tif"), List.of("c0.png")));
		assertEquals(List.of(0), ImageNames.partners(List.of("c0.nii.gz"), List.of("c0.tif")));
		assertEquals(List.of(0, -1), ImageNames.partners(List.of("c0.tif", "c0.png"), List.of("c0.tif")));
		assertEquals(List.of(1, 0), ImageNames.partners(List.of("c0.jpg", "c0.png"), List.of("c0.png.tif", "c0.jpg.tif")));
	}

	@Test
	void whatMayBelongToTwoIsRefused() {
		var message = assertThrows(InputException.class,
			() -> ImageNames.partners(List.of("c0.jpg", "c0.png"), List.of("c0.tif"))).getMessage();
		assertTrue(message.contains("'c0.jpg' and 'c0.png' may belong to 'c0.tif'"), message);
		assertThrows(InputException.class, () -> ImageNames.partners(List.of("c0.tif"), List.of("c0.jpg", "c0.png")));
	}

	@Test
	void resultsShareNoName() {
		assertEquals(List.of("c0.ome.tif", "c0.tif"), ImageNames.results(List.of("c0.ome.tif", "c0.tif")));
		assertEquals(List.of("a.tif", "a.png.tif", "b.tif"), ImageNames.results(List.of("a.tif", "a.png", "b.jpg")));
		assertEquals(List.of("a.jpg.tif", "A.png.tif"), ImageNames.results(List.of("a.jpg", "A.png")));
	}

	/** Finished results have to be found again. */
	@Test
	void ordinaryResultsAreCalledAsEver() {
		assertEquals(List.of("a.tif", "b.c.tif", "d.ome.tif", "e.tif"),
			ImageNames.results(List.of("a.png", "b.c.dcm", "d.ome.tiff", "e.TIF")));
	}
}
