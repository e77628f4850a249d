package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import io.github.coverfiji.task.InputException;
import org.junit.jupiter.api.Test;

class ImageJImagesTest {

	private static ImagePlus open(String file) {
		return IJ.openImage(Samples.DATA.resolve(file).toString());
	}

	@Test
	void allFlavoursOfACtGiveTheSameHu() {
		var dicom = Samples.values(ImageJImages.of(open("ct/ct_slice.dcm")), 2);
		assertArrayEquals(dicom, Samples.values(ImageJImages.of(open("ct/ct_slice_signed.tif")), 2));
		assertArrayEquals(dicom, Samples.values(ImageJImages.of(open("ct/ct_slice_imagej.tif")), 2));
		assertEquals(-896, min(dicom));
		assertEquals(1167, -min(negative(dicom)));
	}

	private static float min(float[] values) {
		var min = values[0];
		for (var v : values) min = Math.min(min, v);
		return min;
	}

	private static float[] negative(float[] values) {
		var out = values.clone();
		for (var i = 0; i < out.length; i++) out[i] = -out[i];
		return out;
	}

	@Test
	void colourGivesThreeChannels() {
		var retina = open("pictures/retina_rgb.tif");
		var values = Samples.values(ImageJImages.of(retina), 2);
		var voxels = 282 * 282;
		assertEquals(3 * voxels, values.length);
		for (var i : new int[] { 0, 40_000, voxels - 1 }) {
			var rgb = retina.getProcessor().getPixel(i % 282, i / 282, null);
			for (var c = 0; c < 3; c++) assertEquals(rgb[c], values[c * voxels + i]);
		}
	}

	@Test
	void aVolumeKeepsOrderAndCalibration() {
		var imp = open("brain3d/images/left.tif");
		var image = ImageJImages.of(imp);
		assertEquals(List.of(Axis.X, Axis.Y, Axis.Z), image.axes());
		assertArrayEquals(new int[] { 64, 103, 42 }, image.size(3));
		assertEquals(new Calibration(1, 1, 1, "mm"), image.calibration());
		assertEquals(imp.getStack().getVoxel(20, 60, 33), Samples.values(image, 3)[(33 * 103 + 60) * 42 + 20]);
	}

	@Test
	void hyperstacksAreReadInImageJsOrder() {
		var imp = IJ.createHyperStack("h", 3, 2, 2, 4, 5, 16);
		for (var t = 0; t < 5; t++)
			for (var z = 0; z < 4; z++)
				for (var c = 0; c < 2; c++) {
					var plane = imp.getStack().getProcessor(imp.getStackIndex(c + 1, z + 1, t + 1));
					plane.add(100 * t + 10 * z + c);
				}
		var image = ImageJImages.of(imp);
		assertEquals(List.of(Axis.X, Axis.Y, Axis.CHANNEL, Axis.Z, Axis.TIME), image.axes());
		var plane = image.samples(2).get(3 * 4 + 2);
		assertEquals("h:t4:z3", plane.name());
		var expected = new float[] { 320, 320, 320, 320, 320, 320, 321, 321, 321, 321, 321, 321 };
		assertArrayEquals(expected, Samples.values(plane, 2));
	}

	/** Hands out one buffer for all slices, as some virtual stacks do. */
	private static final class Generated extends VirtualStack {

		private final ByteProcessor buffer = new ByteProcessor(3, 2);
		private final AtomicInteger reads = new AtomicInteger();
		private boolean gone;

		Generated() {
			super(3, 2, null, null);
			setBitDepth(8);
		}

		@Override
		public int getSize() {
			return 9;
		}

		@Override
		public int size() {
			return 9;
		}

		@Override
		public ImageProcessor getProcessor(int n) {
			if (gone) throw new IllegalStateException("closed");
			reads.incrementAndGet();
			buffer.setColor(n);
			buffer.fill();
			return buffer;
		}
	}

	@Test
	void virtualStacksAreReadSliceBySlice() {
		var stack = new Generated();
		var image = ImageJImages.of(new ImagePlus("v", stack));
		var before = stack.reads.get();
		var two = PatchReader.read(Samples.raw(image, 3), new long[] { 4, 0, 0 }, new int[] { 2, 1, 2 });
		assertArrayEquals(new float[] { 5, 5, 6, 6 }, two.values());
		assertEquals(2, stack.reads.get() - before);
		assertArrayEquals(new float[] { 5, 5, 5, 5, 5, 5 }, Samples.values(image.samples(2).get(4), 2));
		assertEquals(2, stack.reads.get() - before, "a slice read lately is kept");
	}

	@Test
	void aVirtualStackThatFailsIsNamed() {
		var stack = new Generated();
		var image = ImageJImages.of(new ImagePlus("v", stack));
		stack.gone = true;
		var e = assertThrows(InputException.class, () -> Samples.values(image.samples(2).get(8), 2));
		assertTrue(e.getMessage().contains("slice 9 of 'v'"), e.getMessage());
	}

	@Test
	void anImageMayBeClosedWhileInUse() {
		var imp = open("brain3d/images/left.tif");
		var image = ImageJImages.of(imp);
		var before = Samples.values(image, 3);
		imp.changes = false;
		imp.close();
		imp.flush();
		assertArrayEquals(before, Samples.values(image, 3));
	}

	@Test
	void anEmptyImageIsRefused() {
		var e = assertThrows(InputException.class, () -> ImageJImages.of(new ImagePlus()));
		assertTrue(e.getMessage().contains("empty"), e.getMessage());
	}

	@Test
	void aColourTableChangesNoValue() {
		var stack = new ImageStack(2, 1);
		stack.addSlice(new ByteProcessor(2, 1, new byte[] { 3, (byte) 200 }));
		var imp = new ImagePlus("table", stack);
		imp.setLut(LabelColours.DEFAULT.lut());
		assertArrayEquals(new float[] { 3, 200 }, Samples.values(ImageJImages.of(imp), 2));
	}
}
