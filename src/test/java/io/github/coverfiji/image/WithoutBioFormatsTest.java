package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import ij.IJ;
import io.github.coverfiji.image.foreign.BioFormats;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.UnreadableImage;
import io.github.coverfiji.task.UnreadableImage.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is that ImageJ alone does not read, where nothing else is installed. */
class WithoutBioFormatsTest {

	private static final byte[] ANYTHING = "\0\1\2\3 no image that ImageJ knows".getBytes(StandardCharsets.ISO_8859_1);

	@TempDir
	private Path folder;

	private UnreadableImage fault(String name, byte[] content) throws IOException {
		var file = Files.write(folder.resolve(name), content);
		return assertThrows(UnreadableImage.class, () -> ImageOpening.check(file), name);
	}

	private UnreadableImage fault(String name) throws IOException {
		return fault(name, ANYTHING);
	}

	@Test
	void itIsNotOnTheClassPath() {
		assertTrue(BioFormats.installed().isEmpty());
	}

	@Test
	void objectsOfCellposeBesideAnImageAreNoImage() throws IOException {
		assertEquals(Kind.FOREIGN, fault("a_seg.npy").kind());
	}

	@ParameterizedTest
	@CsvSource({ "a.czi,Zeiss CZI", "a.B.ND2,Nikon ND2", "a.lif,Leica LIF", "a.oib,Olympus OIB", "a.nii,NIfTI",
		"a.nii.gz,NIfTI", "a.img,Analyze or NIfTI", "a.mha,MetaImage", "a.seg.nrrd,NRRD", "a.ims,Imaris", "a.jp2,JPEG 2000",
		"a.npy,NumPy", "a.webp,WebP", "a.heic,HEIC", "a.svg,SVG", "a.ome.xml,OME-XML", "a.avi,AVI" })
	void imageIsNamedByItsKindAndSaysTheWay(String name, String kind) throws IOException {
		var fault = fault(name);
		assertEquals(Kind.UNSUPPORTED, fault.kind());
		assertEquals("it is an image of the kind " + kind + ", which ImageJ alone does not read", fault.getMessage());
		assertTrue(fault.remedy().endsWith("or leave it out"), fault.remedy());
	}

	@Test
	void whatBioFormatsReadsSaysSo() throws IOException {
		assertTrue(fault("a.czi").remedy().contains("Bio-Formats"));
		assertTrue(fault("a.npy").remedy().contains("Python"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Metadata.xml", "Thumbs.db", "readme.txt", "table.csv", "run.log", "a", "scan.001", "movie.zip" })
	void whatIsNoImageIsForeign(String name) throws IOException {
		assertEquals(Kind.FOREIGN, fault(name).kind());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.tif", "a.png", "a.jpg", "a.bmp" })
	void whatIsNotWhatItIsCalledIsDamaged(String name) throws IOException {
		assertEquals(Kind.DAMAGED, fault(name).kind());
	}

	@Test
	void bytesSayMoreThanNames() throws IOException {
		assertTrue(fault("scan", "ZISRAWFILE\0\0".getBytes(StandardCharsets.US_ASCII)).getMessage().contains("Zeiss CZI"));
		assertTrue(fault("a.png", "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)).getMessage().contains("WebP"));
		assertTrue(fault("a.tif", new byte[] { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y' }).getMessage().contains("NumPy"));
		var nifti = Arrays.copyOf(NiftiFile.of(2, 2, 2).bytes(), 352);
		assertTrue(fault("a.dat", nifti).getMessage().contains("NIfTI"));
	}

	@Test
	void pixelsBesideTheirHeaderAreNoImageOfTheirOwn() throws IOException {
		Files.write(folder.resolve("a.hdr"), ANYTHING);
		var fault = fault("a.img");
		assertEquals(Kind.FOREIGN, fault.kind());
		assertEquals("it holds the pixels of 'a.hdr' and is read with it", fault.getMessage());
	}

	@Test
	void foldersCanBeImages() throws IOException {
		var zarr = Files.createDirectory(folder.resolve("a.zarr"));
		assertEquals(Kind.UNSUPPORTED, assertThrows(UnreadableImage.class, () -> ImageOpening.check(zarr)).kind());
		assertEquals(Kind.FOREIGN, assertThrows(UnreadableImage.class, () -> ImageOpening.check(folder)).kind());
	}

	@ParameterizedTest
	@CsvSource({ "zstd.tif,packed by Zstandard", "grey.jp2,JPEG 2000" })
	void realFilesSaySo(String name, String word) throws IOException {
		var fault = fault(name, ForeignFiles.bytes(name));
		assertEquals(Kind.UNSUPPORTED, fault.kind());
		assertTrue(fault.getMessage().contains(word), fault.getMessage());
	}

	@Test
	void cutOffIsSaidOfPackedTiffsToo() throws IOException {
		var whole = ForeignFiles.bytes("zstd.tif");
		assertEquals(Kind.CUT_OFF, fault("cut.tif", Arrays.copyOf(whole, whole.length - 200)).kind());
	}

	@Test
	void sentenceHasItsThreeParts() throws IOException {
		Files.write(folder.resolve("a.czi"), ANYTHING);
		var fault = assertThrows(InputException.class, () -> ImageFiles.open(folder.resolve("a.czi")));
		assertTrue(fault.getMessage().contains("Zeiss CZI") && fault.getMessage().contains("Bio-Formats"), fault.getMessage());
	}

	@Test
	void folderKeepsItsImages() throws IOException {
		IJ.saveAsTiff(IJ.createImage("a", "8-bit ramp", 20, 12, 1), folder.resolve("a.tif").toString());
		for (var name : List.of("b.czi", "Metadata.xml")) Files.write(folder.resolve(name), ANYTHING);
		var source = FolderSource.open(folder, Progress.SILENT);
		assertEquals(1, source.count());
		assertEquals(2, source.skipped().size());
	}
}
