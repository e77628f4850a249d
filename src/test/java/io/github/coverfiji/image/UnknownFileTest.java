package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.io.FileSaver;

import io.github.coverfiji.task.UnreadableImage;
import io.github.coverfiji.task.UnreadableImage.Kind;

/** Each file that is no whole image gets the word that is true of it. */
class UnknownFileTest {

	@TempDir
	private Path folder;

	private static UnreadableImage refused(Path file) {
		return assertThrows(UnreadableImage.class, () -> ImageOpening.check(file), file.toString());
	}

	private Kind text(String name, String text) throws IOException {
		return refused(Files.writeString(folder.resolve(name), text)).kind();
	}

	/** @return bytes of a picture as ImageJ writes it, 40 × 30 */
	private byte[] picture(String ending) throws IOException {
		var file = folder.resolve("whole." + ending);
		var saver = new FileSaver(IJ.createImage("i", "8-bit ramp", 40, 30, 1));
		var name = file.toString();
		assertTrue(switch (ending) {
			case "png" -> saver.saveAsPng(name);
			case "jpg" -> saver.saveAsJpeg(name);
			case "gif" -> saver.saveAsGif(name);
			case "bmp" -> saver.saveAsBmp(name);
			case "pgm" -> saver.saveAsPgm(name);
			default -> saver.saveAsFits(name);
		});
		ImageOpening.check(file);
		return Files.readAllBytes(file);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Metadata.xml", "Thumbs.db", "readme.txt", "desktop.ini", "run.json", "DICOMDIR", "scan.log", "notes" })
	void filesThatAreNoImagesAreForeign(String name) throws IOException {
		for (var text : new String[] { "", "some text", "BM is how it begins", "P2 patient, P3 patient" })
			if (!text.startsWith("P2") || name.matches(".*(xml|txt|json|log|ini)")) assertEquals(Kind.FOREIGN, text(name, text), text);
	}

	@Test
	void regionsAndArchivesAreForeignAndCalledSo() throws IOException {
		var zip = Files.writeString(folder.resolve("RoiSet.zip"), "PK\3\4                  ");
		assertTrue(refused(zip).getMessage().contains("ZIP archive"));
		var roi = Files.writeString(folder.resolve("a.roi"), "Iout                   ");
		assertTrue(refused(roi).getMessage().contains("region"));
		assertEquals(Kind.FOREIGN, refused(Files.createDirectory(folder.resolve("x.tif"))).kind());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.czi", "a.nii.gz", "a.lif" })
	void emptyImagesOfOtherKindsAreCutOff(String name) throws IOException {
		assertEquals(Kind.CUT_OFF, text(name, ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.ima", "a.dicom", "a.fit", "a.btf", "a.tif", "a.TIFF", "a.png", "a.jpg", "a.gif", "a.bmp", "a.dcm", "a.fits", "a.pgm" })
	void filesCalledAsImagesAreDamaged(String name) throws IOException {
		assertEquals(Kind.DAMAGED, text(name, "just a text, long enough to be read as whatever it may be. ".repeat(9)));
		assertEquals(Kind.CUT_OFF, text(name, ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpg", "gif", "bmp", "pgm", "fits" })
	void halfAnImageIsCutOff(String ending) throws IOException {
		var whole = picture(ending);
		for (var length : new int[] { 20, whole.length / 2 }) {
			var half = Files.write(folder.resolve("half." + ending), Arrays.copyOf(whole, length));
			assertEquals(Kind.CUT_OFF, refused(half).kind(), ending + " " + length);
		}
	}

	@ParameterizedTest
	@CsvSource({ "jpg, Huffman", "png, PNG" })
	void damageIsToldInTheReadersWordsAndByNoTrace(String ending, String word) throws IOException {
		var bytes = picture(ending);
		for (var i = bytes.length / 3; i < bytes.length / 3 + 40; i++) bytes[i] ^= 0x5a;
		var spoilt = Files.write(folder.resolve("spoilt." + ending), bytes);
		var err = System.err;
		var heard = new ByteArrayOutputStream();
		System.setErr(new PrintStream(heard, true));
		try {
			var fault = refused(spoilt);
			assertEquals(Kind.DAMAGED, fault.kind());
			assertTrue(fault.getMessage().contains(word) && !fault.getMessage().contains("\n"), fault.getMessage());
		}
		finally {
			System.setErr(err);
		}
		assertEquals("", heard.toString());
	}

	@ParameterizedTest
	@CsvSource({ "P5 1 1 255~, CUT_OFF", "P5 100000 100000 255~abc, DAMAGED", "P2 2 1 9~1, CUT_OFF", "P5 0 4 255~abcd, DAMAGED",
		"P6 1 1 255~ab, CUT_OFF", "P4 16 2~abc, CUT_OFF" })
	void headsOfPgmAreHeld(String text, Kind kind) throws IOException {
		assertEquals(kind, text("a.pgm", text.replace('~', '\n')));
	}

	@ParameterizedTest
	@ValueSource(strings = { "P2\n# made by hand\n2 2 9\n1 2 3 4", "P5 2 2\n255\nabcd", "P6 1 1 255\nabc" })
	void soundPgmOpens(String text) throws IOException {
		assertEquals(0, ImageOpening.check(Files.writeString(folder.resolve("a.pgm"), text)).size());
	}
}
