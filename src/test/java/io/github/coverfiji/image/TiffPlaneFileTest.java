package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.io.TiffDecoder;
import io.github.coverfiji.image.PlaneFormat.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffPlaneFileTest {

	@TempDir
	Path folder;

	private static Stream<PlaneFormat> formats() {
		return Stream.of(Results.grey(Kind.BYTE, 1, 1, 1), Results.grey(Kind.BYTE, 1, 9, 1), Results.grey(Kind.SHORT, 1, 1, 4),
			Results.grey(Kind.SHORT, 2, 1, 1), Results.grey(Kind.FLOAT, 1, 1, 1), Results.grey(Kind.FLOAT, 2, 3, 4),
			Results.named(1, 1), Results.named(2, 3));
	}

	private Path write(PlaneFormat format, TiffHead head) {
		var file = folder.resolve("result.tif");
		Results.fill(TiffPlaneFile.create(file, format, new PixelCache(1000), head, TiffPlaneFile.Disk.REAL));
		return file;
	}

	/** The form of files above 4 GB. */
	private static TiffHead large(PlaneFormat format) {
		return TiffHead.of(format, 0);
	}

	@ParameterizedTest
	@MethodSource("formats")
	void imageJOpensWhatWasPut(PlaneFormat format) {
		for (var head : List.of(TiffHead.of(format), large(format))) {
			var file = write(format, head);
			assertShows(format, IJ.openImage(file.toString()));
			var virtual = ImageFiles.openVirtual(file);
			assertTrue(virtual.getStack().isVirtual());
			assertEquals("result.tif", virtual.getTitle());
			assertShows(format, virtual);
		}
	}

	private static void assertShows(PlaneFormat format, ImagePlus image) {
		assertArrayEquals(new int[] { 7, 5, format.channels(), format.slices(), format.frames() }, image.getDimensions());
		for (var i = 0; i < format.planes(); i++) {
			var expected = Results.plane(format, i);
			assertArrayEquals(new Object[] { expected }, new Object[] { image.getStack().getProcessor(i + 1).getPixels() });
			var label = format.channelNames().isEmpty() ? null : format.channelNames().get(i % format.channels());
			assertEquals(label, image.getStack().getSliceLabel(i + 1));
		}
		var cal = ImageJImages.calibration(image.getCalibration());
		var expected = format.calibration();
		assertEquals(new Calibration(expected.x(), expected.y(), format.planes() > 1 ? expected.z() : 1, expected.unit()), cal);
		assertEquals(format.channels() > 1, image instanceof CompositeImage c && c.getMode() == CompositeImage.GRAYSCALE);
		for (var c = 0; c < format.ranges().size(); c++) {
			image.setPosition(c + 1, 1, 1);
			assertEquals(format.ranges().get(c), new PlaneFormat.Range(image.getDisplayRangeMin(), image.getDisplayRangeMax()));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 14, 300 })
	void labelsKeepTheirColours(int largest) {
		var format = PlaneFormat.labels(new int[] { 3, 5, 7 }, 1, largest, Calibration.NONE, LabelClasses.of(largest + 1));
		var file = write(format, TiffHead.of(format));
		for (var image : List.of(IJ.openImage(file.toString()), ImageFiles.openVirtual(file))) {
			assertEquals(largest > 255 ? 16 : 8, image.getBitDepth());
			for (var z = 1; z <= 3; z++) {
				image.setSlice(z);
				assertArrayEquals(LabelColours.DEFAULT.lut().getBytes(), image.getProcessor().getLut().getBytes());
				assertEquals(0, image.getDisplayRangeMin());
				assertEquals(255, image.getDisplayRangeMax());
			}
		}
	}

	@ParameterizedTest
	@MethodSource("formats")
	void theResultIsTheFileAndReadsEqual(PlaneFormat format) {
		var image = Results.fill(TiffPlaneFile.create(folder.resolve("new/result.tif"), format, new PixelCache(100)));
		var memory = Results.fill(new PlaneMemory("result.tif", format));
		assertEquals(memory.name(), image.name());
		assertEquals(memory.axes(), image.axes());
		for (var s = 0; s < memory.samples(2).size(); s++)
			assertArrayEquals(Samples.values(memory.samples(2).get(s), 2), Samples.values(image.samples(2).get(s), 2));
		assertArrayEquals(new String[] { "result.tif" }, folder.resolve("new").toFile().list());
	}

	@ParameterizedTest
	@MethodSource("formats")
	void memoryShowsTheSameArrays(PlaneFormat format) {
		var memory = new PlaneMemory("m", format);
		var planes = Stream.iterate(0, i -> i < format.planes(), i -> i + 1).map(i -> Results.plane(format, i)).toList();
		planes.forEach(memory::put);
		memory.finish();
		memory.close();
		var image = ImageJImages.of("shown", memory);
		assertEquals("shown", image.getTitle());
		for (var i = 0; i < planes.size(); i++) assertTrue(planes.get(i) == image.getStack().getPixels(i + 1));
		if (format.planes() > 1) assertShows(format, image);
	}

	@Test
	void memoryShowsLabelsInTheirColours() {
		var memory = new PlaneMemory("m",
			PlaneFormat.labels(new int[] { 5, 7 }, 2, 300, Calibration.NONE, LabelClasses.of(301)));
		Results.fill(memory);
		var image = ImageJImages.of("labels", memory);
		assertEquals(16, image.getBitDepth());
		assertArrayEquals(LabelColours.DEFAULT.lut().getBytes(), image.getProcessor().getLut().getBytes());
		assertEquals(255, image.getDisplayRangeMax());
	}

	@Test
	void everyPlaneHasItsDirectoryUpToFourGigabytes() {
		var cube = PlaneFormat.labels(new int[] { 1023, 2048, 2048 }, 1, 9, Calibration.NONE, LabelClasses.of(10));
		assertEquals(1023, TiffHead.of(cube).directories());
		assertTrue(TiffHead.of(cube).bytes() + cube.bytes() <= TiffHead.LARGEST);
		var larger = PlaneFormat.labels(new int[] { 1024, 2048, 2048 }, 1, 9, Calibration.NONE, LabelClasses.of(10));
		assertEquals(1, TiffHead.of(larger).directories());
		assertEquals(4L << 30, larger.bytes());
	}

	/** The file has a hole where the other planes are, so it takes hardly any space. */
	@Test
	void planesBeyondFourGigabytesAreRead() throws IOException {
		var format = PlaneFormat.labels(new int[] { 1100, 2048, 2048 }, 1, 9, Calibration.NONE, LabelClasses.of(10));
		assumeTrue(folder.toFile().getUsableSpace() > 2 * format.bytes(), "skipped: the disk is nearly full");
		var file = folder.resolve("large.tif");
		try (var out = Files.newOutputStream(file)) {
			TiffHead.of(format).write(out);
		}
		try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
			bytes.setLength(TiffHead.of(format).bytes() + format.bytes());
			bytes.seek(TiffHead.of(format).bytes() + 1098 * format.planeBytes() + 5);
			bytes.write(9);
		}
		assertEquals(9, ImageFiles.openVirtual(file).getStack().getProcessor(1099).get(5));
		var image = ImageFiles.open(file).samples(2).get(1098);
		assertEquals(9, PatchReader.read(Samples.raw(image, 2), new long[] { 0, 5 }, new int[] { 1, 1 }).values()[0]);
	}

	@Test
	void theHeadIsAsLongAsItSays() throws IOException {
		for (var format : formats().toList())
			for (var head : List.of(TiffHead.of(format), large(format))) {
				var file = write(format, head).toFile();
				assertEquals(head.bytes() + format.bytes(), file.length());
				var first = new TiffDecoder(folder + "/", file.getName()).getTiffInfo()[0];
				assertEquals(head.bytes(), first.getOffset());
			}
	}
}
