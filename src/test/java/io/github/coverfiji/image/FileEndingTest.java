package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileEndingTest {

	@ParameterizedTest
	@CsvSource({
		"c0.tif, c0, c0",
		"c0.TIFF, c0, c0",
		"c0.ome.tif, c0, c0.ome",
		"C0.OME.TIFF, C0, C0.OME",
		"plate.ome.zarr, plate, plate.ome",
		"a.nii.gz, a, a",
		"a.nii, a, a",
		"a.b.png, a.b, a.b",
		"1.2.840.113619.2.5.78, 1.2.840.113619.2.5.78, 1.2.840.113619.2.5.78",
		"1.2.840.113619.2.5.78.dcm, 1.2.840.113619.2.5.78, 1.2.840.113619.2.5.78",
		"scan.001, scan.001, scan.001",
		"well_0.1um, well_0.1um, well_0.1um",
		"well_0.1um.tif, well_0.1um, well_0.1um",
		"image.v2, image.v2, image.v2",
		"plain, plain, plain",
		".tif, .tif, .tif",
		".ome.tif, .ome, .ome",
		"ends., ends., ends.",
	})
	void whatIsAnEnding(String name, String base, String stem) {
		assertEquals(base, FileEnding.base(name));
		assertEquals(stem, FileEnding.stem(name));
	}
}
