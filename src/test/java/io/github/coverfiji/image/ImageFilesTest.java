package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import ij.IJ;
import ij.io.FileSaver;
import io.github.coverfiji.task.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFilesTest {

	@TempDir
	Path folder;

	/** Writes the first part of a file. */
	static Path cut(Path whole, Path target, double share) throws IOException {
		var bytes = Files.readAllBytes(whole);
		return Files.write(target, Arrays.copyOf(bytes, (int) (share * bytes.length)));
	}

	@Test
	void brainSlicesKeepTheirVoxelSize() {
		var image = ImageFiles.open(Samples.DATA.resolve("brain2d/images/coronal_084.tif"));
		assertEquals("coronal_084.tif", image.name());
		assertArrayEquals(new int[] { 128, 168 }, image.size(2));
		assertArrayEquals(new double[] { 0.5, 0.5 }, image.calibration().spacing(2), 1e-9);
		assertEquals("mm", image.calibration().unit());
		var cell = ImageFiles.open(Samples.DATA.resolve("pictures/cell_grey.tif")).calibration();
		assertEquals("micron", cell.unit());
		assertEquals(0.107, cell.x(), 1e-6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "brain2d/images/coronal_084.tif", "brain3d/images/left.tif", "ct/ct_slice_signed.tif",
		"pictures/retina_rgb.tif", "ct/ct_slice.dcm" })
	void aCutOffFileIsReported(String name) throws IOException {
		var whole = Samples.DATA.resolve(name);
		for (var share : new double[] { 0.5, 0.9, 0.01 }) {
			var part = cut(whole, folder.resolve(whole.getFileName()), share);
			var e = assertThrows(InputException.class, () -> ImageFiles.open(part), name + " " + share);
			assertTrue(e.getMessage().contains(part.toString()), e.getMessage());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "png", "jpg", "gif", "bmp" })
	void aCutOffPictureIsReported(String ending) throws IOException {
		var whole = folder.resolve("whole." + ending);
		var saver = new FileSaver(IJ.openImage(Samples.DATA.resolve("pictures/retina_rgb.tif").toString()));
		assertTrue(switch (ending) {
			case "png" -> saver.saveAsPng(whole.toString());
			case "jpg" -> saver.saveAsJpeg(whole.toString());
			case "gif" -> saver.saveAsGif(whole.toString());
			default -> saver.saveAsBmp(whole.toString());
		});
		assertEquals(282, ImageFiles.open(whole).extent(Axis.X));
		var part = cut(whole, folder.resolve("part." + ending), 0.5);
		assertThrows(InputException.class, () -> ImageFiles.open(part));
	}

	@Test
	void whatIsNoImageIsReported() throws IOException {
		var text = Files.writeString(folder.resolve("notes.tif"), "not a picture at all");
		assertThrows(InputException.class, () -> ImageFiles.open(text));
		assertThrows(InputException.class, () -> ImageFiles.open(Files.createFile(folder.resolve("empty.tif"))));
		assertThrows(InputException.class, () -> ImageFiles.open(folder.resolve("missing.tif")));
		assertThrows(InputException.class, () -> ImageFiles.open(folder));
	}

	private static Planes planes(Path file, long virtualAbove) throws IOException {
		return ImageOpening.open(file, PixelCache.ofQuarterHeap(), virtualAbove);
	}

	@Test
	void aLargeStackIsReadPlaneByPlane() throws IOException {
		var file = Samples.DATA.resolve("brain3d/images/whole.tif");
		var whole = planes(file, Long.MAX_VALUE);
		var lazy = planes(file, 1000);
		var expected = whole.layout().image("w", whole.pixels());
		var image = lazy.layout().image("w", lazy.pixels());
		assertEquals(expected.calibration(), image.calibration());
		assertArrayEquals(Samples.values(expected, 3), Samples.values(image, 3));
		assertEquals(64, lazy.layout().slices());
	}

	@Test
	void aLargeStackThatIsCutOffWhileInUseIsReported() throws IOException {
		var source = Samples.DATA.resolve("brain3d/images/whole.tif");
		var file = Files.copy(source, folder.resolve("stack.tif"));
		var whole = planes(file, Long.MAX_VALUE);
		var lazy = planes(file, 1000);
		cut(source, file, 0.5);
		assertArrayEquals((byte[]) planes(source, Long.MAX_VALUE).pixels().apply(60),
			(byte[]) whole.pixels().apply(60));
		assertThrows(InputException.class, () -> lazy.pixels().apply(60));
	}

	@Test
	void tiffKeepsCalibrationColoursAndSliceLabels() throws IOException {
		var like = ImageFiles.open(Samples.DATA.resolve("ct3d-synthetic/phantom_imagej.tif"));
		var ids = new int[16 * 64 * 64];
		ids[4 * 64 * 64 + 9] = 4;
		var labels = LabelPictures.of("l", ids, like.size(3), like, LabelClasses.of(5));
		labels.getStack().setSliceLabel("fifth", 5);
		var file = folder.resolve("labels.tif");
		ImageFiles.saveTiff(labels, file);
		ImageFiles.saveTiff(labels, file);
		var read = IJ.openImage(file.toString());
		assertEquals("fifth", read.getStack().getSliceLabel(5));
		read.setSlice(5);
		assertEquals(LabelColours.DEFAULT.rgb(4), read.flatten().getProcessor().get(9) & 0xffffff);
		var image = ImageFiles.open(file);
		assertEquals(new Calibration(5, 5, 10, "mm"), image.calibration());
		assertArrayEquals(ids, LabelReader.read(image, new long[3], image.size(3), 3, 255));
		assertOnly(file);
	}

	@Test
	void pngShowsTheColours() {
		var labels = LabelPictures.of("l", new int[] { 0, 3 }, new int[] { 1, 2 }, Samples.noise(1, 1, 2),
			LabelClasses.of(4));
		var file = folder.resolve("labels.png");
		ImageFiles.savePng(labels, file);
		assertEquals(LabelColours.DEFAULT.rgb(3), IJ.openImage(file.toString()).flatten().getProcessor().get(1) & 0xffffff);
		assertOnly(file);
	}

	@Test
	void whatCannotBeWrittenLeavesNothing() throws IOException {
		var image = ImageJImages.floats("f", Patch.zeros(1, new int[] { 2, 2 }), Samples.noise(1, 2, 2), List.of());
		var occupied = Files.createDirectory(folder.resolve("occupied.tif"));
		Files.createFile(occupied.resolve("inside"));
		assertThrows(InputException.class, () -> ImageFiles.saveTiff(image, occupied));
		assertThrows(InputException.class, () -> ImageFiles.saveTiff(image, occupied.resolve("inside/below a file.tif")));
		assertOnly(occupied);
	}

	private void assertOnly(Path expected) {
		assertArrayEquals(new String[] { expected.getFileName().toString() }, folder.toFile().list());
		assertFalse(IJ.redirectingErrorMessages());
	}
}
