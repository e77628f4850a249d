package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;
import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

import net.imglib2.img.array.ArrayImgs;

/** Every kind of image that Fiji shows is segmented by its values. */
class FijiImagesTest {

	private static final int WIDTH = 35;
	private static final int HEIGHT = 19;
	private static final SegmentSettings WITH_PROBABILITIES =
		new SegmentSettings(true, false, 0.5, "none", false, false, 0, "", "cpu");

	@TempDir
	private Path folder;

	private List<float[]> probabilities(CalibratedImage image) {
		var model = UntrainedModel.save(folder.resolve("model.pt"), 2, image.channels(), 3);
		try (var opened = new Segmentation(model, WITH_PROBABILITIES)) {
			var result = opened.apply(image, Progress.SILENT);
			assertArrayEquals(image.size(3), result.labels().size(3));
			assertEquals(image.extent(Axis.TIME), result.labels().extent(Axis.TIME));
			return Pictures.planes(result.parts().get(SegmentedPart.PROBABILITIES));
		}
	}

	/** Compares with the same values as floats, channel by channel. */
	private void assertSeenAs(ImagePlus shown, float[]... channels) {
		var voxels = WIDTH * HEIGHT;
		var values = new float[channels.length * voxels];
		for (var c = 0; c < channels.length; c++) System.arraycopy(channels[c], 0, values, c * voxels, voxels);
		var expected = new CalibratedImage("floats", ArrayImgs.floats(values, WIDTH, HEIGHT, channels.length),
			List.of(Axis.X, Axis.Y, Axis.CHANNEL), Calibration.NONE);
		assertArrayEquals(probabilities(expected).get(0), probabilities(ImageJImages.of(shown)).get(0));
	}

	/** @return whole numbers 0 … below the range, without order */
	private static float[] values(int range, int seed) {
		var values = new float[WIDTH * HEIGHT];
		for (var i = 0; i < values.length; i++) values[i] = Math.floorMod(i * 7919 + seed * 104729, range);
		return values;
	}

	private static ByteProcessor bytes(float[] values) {
		var ip = new ByteProcessor(WIDTH, HEIGHT);
		for (var i = 0; i < values.length; i++) ip.set(i, (int) values[i]);
		return ip;
	}

	private static ShortProcessor shorts(float[] values, int offset) {
		var ip = new ShortProcessor(WIDTH, HEIGHT);
		for (var i = 0; i < values.length; i++) ip.set(i, (int) values[i] + offset);
		return ip;
	}

	@Test
	void eightBits() {
		assertSeenAs(new ImagePlus("grey", bytes(values(256, 1))), values(256, 1));
	}

	/** Nothing is squashed: all 65536 values are told apart. */
	@Test
	void sixteenBits() {
		assertSeenAs(new ImagePlus("deep", shorts(values(65536, 1), 0)), values(65536, 1));
	}

	@Test
	void signedSixteenBitsHaveTheirSign() {
		var values = values(4000, 1);
		for (var i = 0; i < values.length; i++) values[i] -= 1024;
		var image = new ImagePlus("ct", shorts(values, 32768));
		image.getCalibration().setSigned16BitCalibration();
		assertSeenAs(image, values);
	}

	@Test
	void floats() {
		assertSeenAs(new ImagePlus("float", new FloatProcessor(WIDTH, HEIGHT, values(999, 2))), values(999, 2));
	}

	@Test
	void coloursAreThreeChannels() {
		var ip = new ColorProcessor(WIDTH, HEIGHT);
		float[][] rgb = { values(256, 1), values(256, 2), values(256, 3) };
		for (var i = 0; i < rgb[0].length; i++)
			ip.set(i, (int) rgb[0][i] << 16 | (int) rgb[1][i] << 8 | (int) rgb[2][i]);
		assertSeenAs(new ImagePlus("slide", ip), rgb);
	}

	@Test
	void aCompositeIsItsChannels() {
		var stack = new ImageStack(WIDTH, HEIGHT);
		stack.addSlice(shorts(values(500, 1), 0));
		stack.addSlice(shorts(values(60000, 2), 0));
		var image = new ImagePlus("two", stack);
		image.setDimensions(2, 1, 1);
		assertSeenAs(new CompositeImage(image, CompositeImage.COMPOSITE), values(500, 1), values(60000, 2));
	}

	/** Channels fastest, then slices, then frames: each plane comes out where it went in. */
	@Test
	void aHyperstackKeepsItsSlicesAndFrames() {
		var stack = new ImageStack(WIDTH, HEIGHT);
		for (var i = 0; i < 2 * 3 * 2; i++) stack.addSlice(bytes(values(256, i)));
		var image = new ImagePlus("movie", stack);
		image.setDimensions(2, 3, 2);
		image.setOpenAsHyperStack(true);
		var planes = probabilities(ImageJImages.of(image));
		assertEquals(6, planes.size());
		for (var plane = 0; plane < 6; plane++) {
			var pair = new ImageStack(WIDTH, HEIGHT);
			pair.addSlice(bytes(values(256, 2 * plane)));
			pair.addSlice(bytes(values(256, 2 * plane + 1)));
			var alone = new ImagePlus("plane", pair);
			alone.setDimensions(2, 1, 1);
			assertArrayEquals(probabilities(ImageJImages.of(alone)).get(0), planes.get(plane));
		}
	}

	private String refused(ImagePlus image, int channels) {
		var model = UntrainedModel.save(folder.resolve("other.pt"), 2, channels, 3);
		try (var opened = new Segmentation(model, WITH_PROBABILITIES)) {
			return assertThrows(InputException.class, () -> opened.apply(ImageJImages.of(image), Progress.SILENT)).getMessage();
		}
	}

	@Test
	void otherChannelsAreRefusedWithBothNumbersAndARemedy() {
		var colour = refused(new ImagePlus("slide", new ColorProcessor(WIDTH, HEIGHT)), 2);
		assertTrue(colour.contains("the image has 3 channels, the model takes 2") && colour.contains("Split Channels"), colour);
		var grey = refused(new ImagePlus("grey", bytes(values(256, 1))), 3);
		assertTrue(grey.contains("the image has 1 channel, the model takes 3") && grey.contains("Merge Channels"), grey);
		var stack = new ImageStack(WIDTH, HEIGHT);
		for (var i = 0; i < 7; i++) stack.addSlice(bytes(values(256, i)));
		var swapped = new ImagePlus("swapped", stack);
		swapped.setDimensions(7, 1, 1);
		var order = refused(swapped, 1);
		assertTrue(order.contains("the image has 7 channels, the model takes 1")
			&& order.contains("swap Channels (c) and Slices (z)"), order);
	}
}
