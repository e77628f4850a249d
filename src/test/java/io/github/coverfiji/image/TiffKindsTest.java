package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.IJ;
import ij.ImagePlus;
import ij.process.FloatProcessor;
import io.github.coverfiji.task.InputException;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * TIFF files of many kinds, written by tifffile and Pillow, have the values, axes and voxel size that tifffile reads, or
 * are refused; whatever the cache. Made by {@code src/test/resources/python/write_tiff_kinds.py}.
 */
class TiffKindsTest {

	static final Path FOLDER = Path.of("src/test/resources/tiff");
	/** Of JPEG: decoders round differently. */
	private static final double GREY_VALUES = 2;

	/** A row of kinds.csv. */
	record Kind(String family, String file, String what, boolean read, String axes, String size, String voxel, String unit, String first,
		String sum)
	{

		@Override
		public String toString() {
			return file;
		}
	}

	static Stream<Kind> kinds() throws IOException {
		return Files.readAllLines(FOLDER.resolve("kinds.csv")).stream().skip(1).map(CsvLine::cells).map(
			c -> new Kind(c.get(0), c.get(1), c.get(2), c.get(3).equals("read"), c.get(4), c.get(5), c.get(6), c.get(7), c.get(8), c.get(9)));
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void isReadAsItIsOrRefused(Kind kind) {
		for (var cache : List.of(PixelCache.ofQuarterHeap(), new PixelCache(1), new PixelCache(100))) {
			var file = FOLDER.resolve(kind.file());
			if (kind.read()) assertEqual(kind, ImageFiles.open(file, cache));
			else {
				var e = assertThrows(InputException.class, () -> ImageFiles.open(file, cache));
				assertTrue(e.getMessage().contains("it is a TIFF "), e.getMessage());
				assertFalse(e.getMessage().contains("damaged"), e.getMessage());
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "deflate_predictor_float32", "jpeg_grey", "type_int8", "separate16_lzw", "bit_deflate" })
	void openImageWithOtherValuesThanItsFileIsRefused(String name) {
		var open = IJ.openImage(FOLDER.resolve(name + ".tif").toString());
		var e = assertThrows(InputException.class, () -> ImageJImages.of(open));
		assertTrue(e.getMessage().contains("ImageJ shows wrong values"), e.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "deflate_uint16", "lzw_predictor_uint8", "bit_None", "rgb8", "slices", "imagej" })
	void openImageWithTheValuesOfItsFileIsTaken(String name) {
		var file = FOLDER.resolve(name + ".tif");
		assertArrayEquals(Samples.values(ImageFiles.open(file).samples(2).get(0), 2),
			Samples.values(ImageJImages.of(IJ.openImage(file.toString())).samples(2).get(0), 2));
	}

	@Test
	void openImageThatSomebodyReadRightlyIsTaken() {
		var file = FOLDER.resolve("type_int8.tif");
		var right = new ImagePlus("right", new FloatProcessor(20, 12, Samples.values(ImageFiles.open(file), 2)));
		right.setFileInfo(IJ.openImage(file.toString()).getOriginalFileInfo());
		assertEquals(20, ImageJImages.of(right).extent(Axis.X));
	}

	private static void assertEqual(Kind kind, CalibratedImage image) {
		assertEquals(kind.axes(), image.axes().stream().map(a -> a.name().substring(0, 1)).collect(Collectors.joining()));
		assertEquals(kind.size(), image.axes().stream().map(a -> "" + image.extent(a)).collect(Collectors.joining("x")));
		assertEquals(List.of(kind.axes().split("")), image.axes().stream().map(a -> a.name().substring(0, 1)).toList());
		var voxel = Arrays.stream(kind.voxel().split(" ")).mapToDouble(Double::parseDouble).toArray();
		var cal = image.calibration();
		assertEquals(voxel[0], cal.x(), 1e-6);
		assertEquals(voxel[1], cal.y(), 1e-6);
		assertEquals(voxel[2], cal.z(), 1e-6);
		if (!kind.unit().equals("pixel")) assertEquals(Calibration.metresOf(kind.unit()), cal.metres());
		else assertTrue(cal.metres().isEmpty(), cal.unit());
		var jpeg = kind.file().startsWith("jpeg");
		var values = new ArrayList<Double>();
		var sum = 0.0;
		for (var value : Views.flatIterable(image.pixels())) {
			var v = ((RealType<?>) value).getRealDouble();
			if (values.size() < 4) values.add(v);
			sum += v;
		}
		var first = Arrays.stream(kind.first().split(" ")).mapToDouble(Double::parseDouble).toArray();
		for (var i = 0; i < first.length; i++) assertEquals(first[i], values.get(i), jpeg ? GREY_VALUES : 1e-3 + 1e-6 * Math.abs(first[i]));
		var told = Double.parseDouble(kind.sum());
		assertEquals(told, sum, jpeg ? GREY_VALUES * Views.flatIterable(image.pixels()).size() : 1e-6 * Math.abs(told) + 1e-3);
	}
}
