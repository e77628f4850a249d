package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import ij.io.Opener;

import io.github.coverfiji.image.dicom.DicomSample;
import io.github.coverfiji.image.dicom.DicomSamples;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.UnreadableImage;

/** Values, sizes and refusals of DICOM files. */
class DicomOpeningTest {

	@TempDir
	Path folder;

	static Set<String> kinds() {
		return DicomSamples.all().keySet();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void valuesAreThoseOfPydicom(String name) throws IOException {
		var kind = DicomSamples.all().get(name);
		var rounded = Arrays.stream(kind.values()).map(value -> (float) value).toArray();
		assertArrayEquals(rounded, values(ImageFiles.open(kind.sample().write(folder.resolve("a")))), 0);
	}

	/** @return frame by frame, pixel by pixel, the samples of a pixel side by side */
	static double[] values(CalibratedImage image) {
		var channels = image.channels();
		var planes = image.samples(2);
		var values = new double[channels * planes.size() * 6];
		for (var p = 0; p < planes.size(); p++) {
			var plane = Samples.values(planes.get(p), 2);
			for (var i = 0; i < plane.length; i++) values[p * plane.length + i % 6 * channels + i / 6] = plane[i];
		}
		return values;
	}

	@Test
	void sidesOfPixelsAreRowsFirst() throws IOException {
		var image = ImageFiles.open(DicomSample.slice("1.2.3", 5, 0).text(0x0018_0050, "DS", "4").write(folder.resolve("a")));
		assertEquals(new Calibration(0.5, 0.7, 4, "mm"), image.calibration());
	}

	@Test
	void framesHaveRescalingsAndPlacesOfTheirOwn() throws IOException {
		var file = DicomSample.grey(16, false, 0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5).text(0x0028_0008, "IS", "2")
			.text(0x0018_0088, "DS", "9").sequence(0x5200_9229, DicomSample.of(DicomSample.EXPLICIT)
				.sequence(0x0028_9110, DicomSample.of(DicomSample.EXPLICIT).text(0x0028_0030, "DS", "0.7\\0.5"))
				.sequence(0x0020_9116, DicomSample.of(DicomSample.EXPLICIT).text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0")))
			.sequence(0x5200_9230, frame("2", "10"), frame("-1", "13.5"));
		var image = ImageFiles.open(file.write(folder.resolve("a")));
		assertArrayEquals(new double[] { 0, 2, 4, 6, 8, 10, 0, -1, -2, -3, -4, -5 }, values(image), 0);
		assertEquals(new Calibration(0.5, 0.7, 3.5, "mm"), image.calibration());
	}

	private static DicomSample frame(String slope, String z) {
		return DicomSample.of(DicomSample.EXPLICIT)
			.sequence(0x0020_9113, DicomSample.of(DicomSample.EXPLICIT).text(0x0020_0032, "DS", "0\\0\\" + z))
			.sequence(0x0028_9145, DicomSample.of(DicomSample.EXPLICIT).rescaled(slope, "0"));
	}

	@Test
	void sixteenBitsStaySixteenBits() throws IOException {
		var file = DicomSamples.all().get("slope").sample().write(folder.resolve("a"));
		assertEquals(short[].class, DicomOpening.open(file, new PixelCache(0)).pixels().apply(0).getClass());
	}

	@Test
	void eachRefusalHasItsKindAndTheWayOut() throws IOException {
		refused(UnreadableImage.Kind.UNSUPPORTED, "compressed by lossless JPEG (transfer syntax 1.2.840.10008.1.2.4.70)",
			"dcmdjpeg", packed("1.2.840.10008.1.2.4.70"));
		refused(UnreadableImage.Kind.UNSUPPORTED, "JPEG-LS", "dcmdjpls", packed("1.2.840.10008.1.2.4.80"));
		refused(UnreadableImage.Kind.UNSUPPORTED, "JPEG 2000", "gdcmconv --raw", packed("1.2.840.10008.1.2.4.90"));
		refused(UnreadableImage.Kind.UNSUPPORTED, "RLE", "dcmdrle", packed("1.2.840.10008.1.2.5"));
		refused(UnreadableImage.Kind.UNSUPPORTED, "deflate", "dcmconv", packed("1.2.840.10008.1.2.1.99"));
		refused(UnreadableImage.Kind.UNSUPPORTED, "segmentation", "segimage2itkimage", plain()
			.text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.66.4"));
		refused(UnreadableImage.Kind.UNSUPPORTED, "1 bits", "Bio-Formats", plain().number(0x0028_0100, 1).number(0x0028_0101, 1));
		refused(UnreadableImage.Kind.UNSUPPORTED, "YBR_FULL_422", "Bio-Formats", plain().text(0x0028_0004, "CS", "YBR_FULL_422"));
		refused(UnreadableImage.Kind.FOREIGN, "a structured report (SR)", "leave it out", DicomSample.of(DicomSample.EXPLICIT)
			.text(0x0008_0060, "CS", "SR"));
		refused(UnreadableImage.Kind.FOREIGN, "DICOMDIR", "leave it out", DicomSample.of(DicomSample.EXPLICIT)
			.text(0x0002_0002, "UI", "1.2.840.10008.1.3.10"));
		refused(UnreadableImage.Kind.CUT_OFF, "pixels are missing", "copy it again", plain().without(0x7fe0_0010));
	}

	@Test
	void damageIsNamed() throws IOException {
		refused(UnreadableImage.Kind.DAMAGED, "planes of 3 × 0", "copy it again", plain().number(0x0028_0010, 0));
		refused(UnreadableImage.Kind.DAMAGED, "17 bits stored", "copy it again", plain().number(0x0028_0101, 17));
		refused(UnreadableImage.Kind.DAMAGED, "slope of 0", "copy it again", plain().rescaled("0", "5"));
		refused(UnreadableImage.Kind.DAMAGED, "is no number", "copy it again", plain().rescaled("two", "5"));
		refused(UnreadableImage.Kind.DAMAGED, "4 planes of 12 bytes, but 12", "copy it again", plain()
			.text(0x0028_0008, "IS", "4"));
		refused(UnreadableImage.Kind.DAMAGED, "999999999 planes", "copy it again", plain().text(0x0028_0008, "IS", "999999999"));
		refused(UnreadableImage.Kind.DAMAGED, "promises 2147483632 bytes", "copy it again", plain()
			.element(0x0009_1001, "OB", new byte[2], 0x7fff_fff0));
		refused(UnreadableImage.Kind.DAMAGED, "leads beyond", "copy it again", plain()
			.element(0x5200_9230, "SQ", new byte[0], 0x7fff_fff0));
		refused(UnreadableImage.Kind.DAMAGED, "nested too deep", "copy it again", nested(40));
		Files.write(folder.resolve("a"), plain().cut(4));
		assertKind(UnreadableImage.Kind.CUT_OFF, "its header promises");
		Files.writeString(folder.resolve("a.dcm"), "a text ".repeat(40));
		var text = assertThrows(UnreadableImage.class, () -> ImageOpening.check(folder.resolve("a.dcm")));
		assertEquals(UnreadableImage.Kind.DAMAGED, text.kind());
	}

	/** Of what ImageJ's own reader opens in a window. */
	@ParameterizedTest
	@CsvSource({ "signed 8 bit, signed numbers of 8 bits", "table of values, values by a table",
		"12 bit with others above, numbers of 12 bits beside others", "brightness and colour, brightness and differences",
		"plain,", "intercept,", "monochrome 1,", "RGB side by side,", "float," })
	void windowHasTheValuesOfTheFileOrIsRefused(String name, String refusal) throws IOException {
		var kind = DicomSamples.all().get(name);
		var shown = new Opener().openImage(kind.sample().write(folder.resolve("a.dcm")).toString());
		if (refusal == null) {
			assertArrayEquals(kind.values(), values(ImageJImages.of(shown)), 0);
			return;
		}
		var told = assertThrows(InputException.class, () -> ImageJImages.of(shown)).getMessage();
		assertTrue(told.contains(refusal), told);
	}

	@Test
	void doubtsAreTold() throws IOException {
		plain().number(0x0028_0102, 11).write(folder.resolve("a"));
		assertTrue(ImageOpening.check(folder.resolve("a")).get(0).contains("bit 11 as the highest of 16"));
		DicomSample.slice("1.2.3", 0, 0).words(new int[12]).text(0x0028_0008, "IS", "2").write(folder.resolve("a"));
		assertEquals(List.of("the distance of its slices is not stated, and taken as 1 mm"),
			ImageOpening.check(folder.resolve("a")));
	}

	private static DicomSample plain() {
		return DicomSample.grey(16, false, 0, 1, 2, 3, 4, 5);
	}

	private static DicomSample packed(String syntax) {
		return DicomSample.of(syntax).format(3, 16, 16, false).element(0x7fe0_0010, "OB", new byte[16], -1);
	}

	private static DicomSample nested(int depth) {
		var item = DicomSample.of(DicomSample.EXPLICIT);
		for (var i = 0; i < depth; i++) item = DicomSample.of(DicomSample.EXPLICIT).sequence(0x0009_1002, item);
		return item;
	}

	private void refused(UnreadableImage.Kind kind, String why, String remedy, DicomSample sample) throws IOException {
		sample.write(folder.resolve("a"));
		assertKind(kind, why);
		var told = assertThrows(InputException.class, () -> ImageFiles.open(folder.resolve("a"))).getMessage();
		assertTrue(told.contains(remedy), told);
	}

	private void assertKind(UnreadableImage.Kind kind, String why) {
		var fault = assertThrows(UnreadableImage.class, () -> ImageOpening.check(folder.resolve("a")));
		assertTrue(fault.getMessage().contains(why), fault.getMessage());
		assertEquals(kind, fault.kind(), fault.getMessage());
	}
}
