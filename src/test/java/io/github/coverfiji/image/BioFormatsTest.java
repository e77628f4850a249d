package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import ij.IJ;
import io.github.coverfiji.image.foreign.BioFormats;
import io.github.coverfiji.image.foreign.ForeignImage;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.UnreadableImage;
import io.github.coverfiji.task.UnreadableImage.Kind;
import net.imglib2.view.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ImageJ alone does not read, with the real Bio-Formats known to the thread as in Fiji. */
@Tag("slow")
class BioFormatsTest {

	private static final int WIDTH = 20, HEIGHT = 12, BOX = 10;
	private static final byte[] NOTHING = "\n".getBytes();

	@TempDir
	private static Path download;
	private static FetchedBioFormats loader;
	private static ClassLoader before;

	@TempDir
	private Path folder;

	@BeforeAll
	static void install() throws IOException {
		before = Thread.currentThread().getContextClassLoader();
		loader = FetchedBioFormats.into(download);
		Thread.currentThread().setContextClassLoader(loader);
	}

	@AfterAll
	static void remove() throws IOException {
		Thread.currentThread().setContextClassLoader(before);
		if (loader != null) loader.close();
	}

	/** An image that Bio-Formats makes up; boxes of 10 pixels hold series, number, z, c and t. */
	private Path fake(String what) throws IOException {
		return Files.write(folder.resolve("a&sizeX=60&sizeY=20&" + what + ".fake"), NOTHING);
	}

	private static float at(CalibratedImage image, long... position) {
		return image.pixels().getAt(position).getRealFloat();
	}

	private static float[] values(CalibratedImage image) {
		var values = new float[(int) Views.iterable(image.pixels()).size()];
		var cursor = Views.flatIterable(image.pixels()).cursor();
		for (var i = 0; i < values.length; i++) values[i] = cursor.next().getRealFloat();
		return values;
	}

	private static void assertPlanes(CalibratedImage image, int planes) {
		var values = values(image);
		assertEquals(planes * WIDTH * HEIGHT, values.length);
		for (var i = 0; i < values.length; i++)
			assertEquals(1000 * (i / (WIDTH * HEIGHT)) + i % (WIDTH * HEIGHT), values[i]);
	}

	@Test
	void pagesOfAPackedTiffAreSlicesAsInImageJ() throws IOException {
		var file = ForeignFiles.in(folder, "zstd.tif");
		var image = ImageFiles.open(file);
		assertEquals(List.of(Axis.X, Axis.Y, Axis.Z), image.axes());
		assertPlanes(image, 5);
		assertEquals(Calibration.NONE, image.calibration());
		assertTrue(ImageOpening.check(file).toString().contains("5 pages are taken as slices"));
	}

	@Test
	void textOfImageJAndOmeIsFollowed() throws IOException {
		var imagej = ImageFiles.open(ForeignFiles.in(folder, "zstd-imagej.tif"));
		assertPlanes(imagej, 6);
		assertEquals(List.of(2L, 3L), List.of(imagej.extent(Axis.CHANNEL), imagej.extent(Axis.Z)));
		assertEquals("2 × 0.2 × 0.2 µm", imagej.calibration().describe(3));
		var ome = ImageFiles.open(ForeignFiles.in(folder, "zstd.ome.tif"));
		assertEquals(List.of(2L, 3L), List.of(ome.extent(Axis.CHANNEL), ome.extent(Axis.Z)));
		assertEquals("1 × 0.2 × 0.2 µm", ome.calibration().describe(3));
		assertEquals(1000 * (1 * 3 + 2) + 7, at(ome, 7, 0, 1, 2));
	}

	@Test
	void coloursAreChannelsAndPalettesKeepTheirNumbers() throws IOException {
		var rgb = ImageFiles.open(ForeignFiles.in(folder, "zstd-rgb.tif"));
		assertEquals(3, rgb.channels());
		for (var c = 0; c < 3; c++) assertEquals(7 + c, at(rgb, 7, 0, c));
		var palette = ImageFiles.open(ForeignFiles.in(folder, "zstd-palette.tif"));
		assertEquals(1, palette.channels());
		assertPlanes(palette, 1);
	}

	@Test
	void jpeg2000AndItsDicomAreReadAndRescaled() throws IOException {
		assertPlanes(ImageFiles.open(ForeignFiles.in(folder, "grey.jp2")), 1);
		var file = ForeignFiles.in(folder, "jpeg2000.dcm");
		var image = ForeignImage.of(BioFormats.installed().orElseThrow(), file).orElseThrow();
		var planes = OtherReader.planes(image, new PixelCache(0), Long.MAX_VALUE);
		var values = values(planes.layout().image("a", planes.pixels()));
		for (var i = 0; i < values.length; i++) assertEquals(2.5f * i - 1000, values[i]);
		assertEquals("0.7 × 0.5 mm", planes.layout().calibration().describe(2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "rle.dcm", "inverted.dcm" })
	void dicomThatItReadsWronglyIsRefused(String name) throws IOException {
		var file = ForeignFiles.in(folder, name);
		var fault = assertThrows(UnreadableImage.class, () -> ForeignImage.of(BioFormats.installed().orElseThrow(), file));
		assertEquals(Kind.UNSUPPORTED, fault.kind());
	}

	@ParameterizedTest
	@CsvSource({ "int8", "uint8", "int16", "uint16", "int32", "uint32", "float", "double" })
	void planesAreWhereTheirNumbersSay(String type) throws IOException {
		for (var order : List.of("XYZCT", "XYTZC"))
			for (var little : List.of("true", "false")) {
				var image = ImageFiles.open(fake("sizeZ=3&sizeC=2&sizeT=4&pixelType=" + type + "&dimOrder=" + order
					+ "&little=" + little));
				assertEquals(List.of(Axis.X, Axis.Y, Axis.CHANNEL, Axis.Z, Axis.TIME), image.axes());
				for (var p = 0; p < 24; p++) {
					int c = p % 2, z = p / 2 % 3, t = p / 6;
					assertEquals(z, at(image, 2 * BOX + 1, 1, c, z, t));
					assertEquals(c, at(image, 3 * BOX + 1, 1, c, z, t));
					assertEquals(t, at(image, 4 * BOX + 1, 1, c, z, t));
				}
			}
	}

	@Test
	void firstOfSeveralImagesIsUsedAndSaid() throws IOException {
		var file = fake("series=3&sizeZ=2&physicalSizeX=500nm&physicalSizeY=0.6&physicalSizeZ=2");
		var image = ImageFiles.open(file);
		assertEquals(2, image.extent(Axis.Z));
		assertEquals(0, at(image, 1, 1, 0));
		var notes = ImageOpening.check(file);
		assertTrue(notes.get(0).matches("it holds 3 images; the first \\('.*'\\) of 60 × 20 pixels is used"), notes.get(0));
		assertEquals("2000 × 600 × 500 nm", image.calibration().describe(3));
	}

	@Test
	void smallerCopiesAreLeftOut() throws IOException {
		var file = fake("resolutions=3");
		assertEquals(60, ImageFiles.open(file).extent(Axis.X));
		assertEquals(List.of("its smaller copies are left out"), ImageOpening.check(file));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void niftiIsScaled(boolean little) throws IOException {
		var nifti = NiftiFile.of(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, 4, 3, 2);
		var plain = ImageFiles.open(Files.write(folder.resolve("a.nii"), nifti.bytes()));
		var scaled = ImageFiles.open(Files.write(folder.resolve("b.nii"), nifti.scaled(2.5f, -7).bytes()));
		for (var i = 0; i < 24; i++) {
			assertEquals(i - 5, values(plain)[i]);
			assertEquals(2.5f * (i - 5) - 7, values(scaled)[i]);
		}
		assertEquals("2 × 0.6 × 0.5 mm", plain.calibration().describe(3));
	}

	@Test
	void niftiIsReadPackedAndInPairsAndItsUnitIsMillimetres() throws IOException {
		var bytes = NiftiFile.of(4, 3, 2).withoutUnit().bytes();
		var packed = folder.resolve("a.nii.gz");
		try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
			out.write(bytes);
		}
		assertEquals(18, values(ImageFiles.open(packed))[23]);
		assertEquals("mm", ImageFiles.open(packed).calibration().unit());
		assertTrue(ImageOpening.check(packed).toString().contains("mm are taken"));
		var header = Arrays.copyOf(bytes, 348);
		header[345] = 'i';
		Arrays.fill(header, 108, 112, (byte) 0); // the first voxel
		Files.write(folder.resolve("b.hdr"), header);
		Files.write(folder.resolve("b.img"), Arrays.copyOfRange(bytes, 352, bytes.length));
		var source = FolderSource.open(folder, Progress.SILENT);
		assertEquals(List.of("a.nii.gz", "b.hdr"), IntStream.range(0, source.count()).mapToObj(source::name).toList());
		assertArrayEquals(values(source.get(0)), values(source.get(1)));
	}

	@Test
	void cutOffOrManyDimensionalNiftiIsNoImage() throws IOException {
		var bytes = NiftiFile.of(4, 3, 2).bytes();
		var cut = Files.write(folder.resolve("a.nii"), Arrays.copyOf(bytes, bytes.length - 3));
		assertEquals(Kind.CUT_OFF, assertThrows(UnreadableImage.class, () -> ImageOpening.check(cut)).kind());
		var vectors = Files.write(folder.resolve("b.nii"), NiftiFile.of(4, 3, 2, 1, 3).bytes());
		assertEquals(Kind.UNSUPPORTED, assertThrows(UnreadableImage.class, () -> ImageOpening.check(vectors)).kind());
	}

	@Test
	void largeImagesAreReadPlaneByPlaneFromSeveralThreadsAndClosed() throws Exception {
		var file = Files.write(folder.resolve("a.nii"), NiftiFile.of(40, 30, 20).bytes());
		var whole = values(ImageFiles.open(file));
		assertFalse(isOpen(file));
		var lazy = ImageFiles.open(file, new PixelCache(5000));
		var threads = Executors.newFixedThreadPool(4); // which know what this thread knows
		var reading = Collections.<Callable<float[]>>nCopies(8, () -> values(lazy));
		for (var read : threads.invokeAll(reading)) assertArrayEquals(whole, read.get());
		threads.shutdown();
		for (var waits = 0; isOpen(file) && waits < 100; waits++) Thread.sleep(100);
		assertFalse(isOpen(file));
		assertEquals(whole[7], at(lazy, 7, 0, 0));
		Files.delete(file);
		assertThrows(InputException.class, () -> values(lazy));
	}

	private static boolean isOpen(Path file) throws IOException {
		var open = Path.of("/proc/self/fd");
		if (!Files.isDirectory(open)) return false;
		try (var handles = Files.list(open)) {
			return handles.filter(Files::isSymbolicLink).anyMatch(handle -> {
				try {
					return Files.readSymbolicLink(handle).equals(file);
				}
				catch (IOException closedMeanwhile) {
					return false;
				}
			});
		}
	}

	@Test
	void whatItCannotReadKeepsItsSentence() throws IOException {
		for (var name : List.of("a.czi", "a.nd2", "a.lif", "a.npy", "a.mha", "a.nii")) {
			var file = Files.write(folder.resolve(name), "no image at all".getBytes());
			var fault = assertThrows(UnreadableImage.class, () -> ImageOpening.check(file), name);
			assertTrue(List.of(Kind.UNSUPPORTED, Kind.CUT_OFF).contains(fault.kind()), name + ": " + fault.getMessage());
		}
	}

	@ParameterizedTest
	@CsvSource({ "Metadata.xml,<Data><Image/></Data>", "readme.txt,1 2 3", "table.csv,'x,y,v'", "Thumbs.db,abc", "a,x" })
	void strayFilesStayOut(String name, String content) throws IOException {
		var file = Files.writeString(folder.resolve(name), content);
		assertEquals(Kind.FOREIGN, assertThrows(UnreadableImage.class, () -> ImageOpening.check(file)).kind());
	}

	@Test
	void whatImageJReadsGoesItsWay() throws IOException {
		try (var own = FetchedBioFormats.into(Files.createDirectory(folder.resolve("own")))) {
			Thread.currentThread().setContextClassLoader(own);
			var shown = IJ.createImage("a", "8-bit ramp", WIDTH, HEIGHT, 3);
			ImageFiles.saveTiff(shown, folder.resolve("a.tif"));
			ImageFiles.savePng(shown, folder.resolve("b.png"));
			for (var name : List.of("a.tif", "b.png"))
				assertEquals(shown.getProcessor().getf(7, 5), at(ImageFiles.open(folder.resolve(name)), name.endsWith("f")
					? new long[] { 7, 5, 0 } : new long[] { 7, 5 }));
			assertFalse(own.isUsed());
			ImageFiles.open(ForeignFiles.in(folder, "grey.jp2"));
			assertTrue(own.isUsed());
		}
		finally {
			Thread.currentThread().setContextClassLoader(loader);
		}
	}
}
