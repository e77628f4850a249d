package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.plugin.ImageInfo;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a result looks like is in its file, whoever writes it: File &gt; Save, our own writer, or both in turn. */
class ReopenedTest {

	private static final int SIDE = 120;
	private static final LabelClasses CLASSES = new LabelClasses(List.of(LabelClass.unnamed(0),
		new LabelClass(1, "größer", "#123456"), new LabelClass(2, "rest, \"b\"", LabelColours.DEFAULT.hex(2))));
	private static final Calibration SPACE = new Calibration(0.5, 0.25, 2, "µm");

	@TempDir
	private Path folder;

	private static PlaneFormat labels(int largest) {
		return PlaneFormat.labels(new int[] { 2, SIDE, SIDE }, 1, largest, SPACE, CLASSES);
	}

	private static PlaneFormat shares(int slices, int frames) {
		return PlaneFormat.floats(new int[] { slices, SIDE, SIDE }, frames, List.of("background", "größer", "c"), SPACE,
			new PlaneFormat.Range(0, 1));
	}

	private static <S extends PlaneSink> S filled(S sink) {
		try (sink) {
			var values = SIDE * SIDE;
			for (var p = 0; p < sink.format().planes(); p++) {
				var bytes = new byte[values];
				var shorts = new short[values];
				var floats = new float[values];
				for (var i = 0; i < values; i++) {
					bytes[i] = (byte) ((i + p) % 3);
					shorts[i] = (short) ((i + p) % 3);
					floats[i] = (i + p) % 10 / 20f;
				}
				sink.put(switch (sink.format().kind()) {
					case BYTE -> bytes;
					case SHORT -> shorts;
					case FLOAT -> floats;
				});
			}
			sink.finish();
			return sink;
		}
	}

	/** @return the image as shown, and as each way of writing and opening gives it */
	private Stream<ImagePlus> all(PlaneFormat format) {
		var shown = ImageJImages.of("result", filled(new PlaneMemory("result", format)));
		var own = folder.resolve("own.tif");
		filled(TiffPlaneFile.create(own, format, new PixelCache(1000)));
		Stream<Function<ImagePlus, ImagePlus>> ways = Stream.of(i -> i, this::saved, i -> IJ.openImage(own.toString()),
			i -> ImageFiles.openVirtual(own), i -> saved(IJ.openImage(own.toString())),
			i -> saved(ImageFiles.openVirtual(own)), i -> saved(saved(i)));
		return ways.map(way -> way.apply(shown));
	}

	/** File &gt; Save As &gt; Tiff, then File &gt; Open. */
	private ImagePlus saved(ImagePlus image) {
		var file = folder.resolve("saved.tif");
		IJ.saveAsTiff(image, file.toString());
		return IJ.openImage(file.toString());
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 300 })
	void labelsInColours(int largest) {
		all(labels(largest)).forEach(image -> {
			assertEquals(largest > 255 ? 16 : 8, image.getBitDepth());
			assertSpace(image, new int[] { SIDE, SIDE, 1, 2, 1 });
			for (var z = 1; z <= 2; z++) {
				image.setSlice(z);
				assertEquals(List.of(0.0, 255.0), List.of(image.getDisplayRangeMin(), image.getDisplayRangeMax()));
				for (var id = 0; id < 256; id++)
					assertEquals(CLASSES.colours().rgb(id), image.getProcessor().getLut().getRGB(id) & 0xffffff, "class " + id);
				assertEquals((5 + z - 1) % 3, image.getProcessor().get(5));
			}
			assertEquals(CLASSES, NotedClasses.of(image).orElseThrow());
			assertTrue(new ImageInfo().getImageInfo(image).contains("1,größer,#123456"), "Show Info lists the classes");
			for (var z = 1; z <= 2; z++)
				assertEquals("0 background, 1 größer, 2 rest, \"b\"", image.getStack().getSliceLabel(z));
		});
	}

	@Test
	void probabilities() {
		for (var format : List.of(shares(2, 1), shares(1, 2), shares(2, 2))) all(format).forEach(image -> {
			assertSpace(image, new int[] { SIDE, SIDE, 3, format.slices(), format.frames() });
			assertEquals(CompositeImage.GRAYSCALE, ((CompositeImage) image).getMode());
			for (var c = 1; c <= 3; c++) {
				image.setPosition(c, 1, 1);
				assertEquals(List.of(0.0, 1.0), List.of(image.getDisplayRangeMin(), image.getDisplayRangeMax()));
				assertEquals(format.channelNames().get(c - 1), image.getStack().getSliceLabel(c));
				assertEquals((7 + c - 1) % 10 / 20f, image.getProcessor().getf(7));
			}
		});
	}

	@Test
	void confidence() {
		var format = PlaneFormat.floats(new int[] { SIDE, SIDE }, 1, List.of("confidence"), SPACE, new PlaneFormat.Range(0, 1));
		all(format).forEach(image -> {
			assertEquals(List.of(0.0, 1.0), List.of(image.getDisplayRangeMin(), image.getDisplayRangeMax()));
			assertEquals("confidence", image.getStack().getSliceLabel(1));
		});
	}

	@Test
	void featuresOfSeveralFramesAreShownInOneRangeForEachChannel() {
		var like = new CalibratedImage("like", ArrayImgs.floats(SIDE, SIDE), List.of(Axis.X, Axis.Y), SPACE);
		var values = IntStream.range(0, 3).mapToObj(t -> {
			var patch = Patch.zeros(2, new int[] { SIDE, SIDE });
			for (var i = 0; i < patch.voxels(); i++) {
				patch.values()[i] = t + i / (float) patch.voxels();
				patch.values()[patch.voxels() + i] = 100 * t;
			}
			return ImageJImages.floats("f", patch, like, List.of("a", "b"));
		}).toList();
		var made = ImageJImages.frames("f", values);
		for (var image : List.of(made, saved(made))) {
			image.setPosition(1, 1, 1);
			assertEquals(0, image.getDisplayRangeMin());
			assertEquals(3, image.getDisplayRangeMax(), 1e-3);
			image.setPosition(1, 1, 3);
			assertEquals(3, image.getDisplayRangeMax(), 1e-3);
			assertEquals("b", image.getStack().getSliceLabel(6));
			assertSpace(image, new int[] { SIDE, SIDE, 2, 1, 3 });
		}
	}

	@Test
	void labelsSavedAsPngStayLabels() {
		var image = ImageJImages.of("result", filled(new PlaneMemory("result", labels(2))));
		var png = folder.resolve("labels.png");
		assertTrue(new FileSaver(image).saveAsPng(png.toString()));
		var read = IJ.openImage(png.toString());
		assertEquals(8, read.getBitDepth());
		assertArrayEquals((byte[]) image.getProcessor().getPixels(), (byte[]) read.getProcessor().getPixels());
	}

	private static void assertSpace(ImagePlus image, int[] sides) {
		assertArrayEquals(sides, image.getDimensions());
		assertEquals(sides[3] * sides[4] * sides[2] > 1 ? SPACE.z() : 1, image.getCalibration().pixelDepth);
		assertEquals(List.of(SPACE.x(), SPACE.y()),
			List.of(image.getCalibration().pixelWidth, image.getCalibration().pixelHeight));
		assertEquals("µm", image.getCalibration().getUnit().replace("micron", "µm"));
	}
}
