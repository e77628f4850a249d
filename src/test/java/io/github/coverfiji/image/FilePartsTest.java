package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import io.github.coverfiji.image.dicom.DicomSample;
import io.github.coverfiji.task.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change or vanish after their heads were read. */
class FilePartsTest {

	@TempDir
	Path folder;

	private Path tiff(String name) throws IOException {
		return Files.copy(TiffKindsTest.FOLDER.resolve(name), folder.resolve("a.tif"), StandardCopyOption.REPLACE_EXISTING);
	}

	private static void assertNoticed(CalibratedImage image, String why) {
		var e = assertThrows(InputException.class, () -> Samples.values(image.samples(2).get(0), 2));
		assertTrue(e.getMessage().contains(why), e.getMessage());
	}

	@Test
	void replacedFilesAreNoticed() throws IOException {
		var image = ImageFiles.open(tiff("slices_deflate.tif"));
		tiff("imagej_deflate.tif");
		assertNoticed(image, "it was changed while in use");
		var slice = ImageFiles.open(DicomSample.slice("1.2.3", 5, 0).write(folder.resolve("a.dcm")));
		DicomSample.slice("1.2.3", 5, 0).text(0x0010_0010, "PN", "another").write(folder.resolve("a.dcm"));
		assertNoticed(slice, "it was changed while in use");
	}

	@Test
	void goneFilesAreNoticed() throws IOException {
		var image = ImageFiles.open(tiff("deflate_uint8.tif"));
		Files.delete(folder.resolve("a.tif"));
		assertNoticed(image, "Cannot read the pixels of");
	}

	@Test
	void partsAreReadOnce() throws IOException {
		var parts = new FileParts(tiff("deflate_uint8.tif"), new PixelCache(100));
		assertEquals(List.of(1), parts.get(0, "page 1", 1, () -> List.of(1)));
		assertEquals(List.of(1), parts.get(0, "page 1", 1, () -> List.of(2)));
		assertEquals(List.of(3), parts.get(1, "page 2", 1, () -> List.of(3)));
	}

	@Test
	void faultsNameThePart() throws IOException {
		var parts = new FileParts(tiff("deflate_uint8.tif"), new PixelCache(100));
		var e = assertThrows(InputException.class, () -> parts.get(0, "page 1", 1, () -> {
			throw new IOException("broken");
		}));
		assertTrue(e.getMessage().contains("page 1: broken"), e.getMessage());
	}
}
