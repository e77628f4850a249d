package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class ResultImagesTest {

	@Test
	void labelsAreSeenInTheirColours() {
		var like = ImageFiles.open(Samples.DATA.resolve("ct/ct_slice.dcm"));
		var ids = new int[128 * 128];
		ids[5] = 8;
		var imp = LabelPictures.of("l", ids, new int[] { 128, 128 }, like, LabelClasses.of(2));
		assertEquals(8, imp.getBitDepth());
		assertEquals(8, imp.getProcessor().get(5));
		assertEquals("mm", imp.getCalibration().getUnit());
		assertEquals(0.661468, imp.getCalibration().pixelWidth, 1e-6);
		var seen = imp.flatten().getProcessor();
		assertEquals(LabelColours.DEFAULT.rgb(8), seen.get(5) & 0xffffff);
		assertEquals(0, seen.get(6) & 0xffffff);
		assertArrayEquals(ids, LabelReader.read(ImageJImages.of(imp), new long[2], new int[] { 128, 128 }, 2, 255));
	}

	@Test
	void manyLabelsTakeSixteenBits() {
		var ids = new int[] { 0, 300, 2, 7, 1, 65535 };
		var imp = LabelPictures.of("l", ids, new int[] { 3, 1, 2 }, Samples.noise(1, 3, 1, 2), LabelClasses.of(2));
		assertEquals(16, imp.getBitDepth());
		assertEquals(3, imp.getNSlices());
		assertEquals(65535, imp.getStack().getVoxel(1, 0, 2));
		imp.setSlice(2);
		assertEquals(LabelColours.DEFAULT.rgb(2), imp.flatten().getProcessor().get(0) & 0xffffff);
	}

	@Test
	void floatsKeepChannelsAndSpace() {
		var like = new CalibratedImage("like", Samples.noise(1, 4, 6, 8).pixels(),
			List.of(Axis.X, Axis.Y, Axis.Z, Axis.CHANNEL), new Calibration(1, 2, 3, "mm"));
		var patch = new Patch(Samples.noise(2 * 2 * 3 * 4), 2, new int[] { 2, 3, 4 });
		var imp = ImageJImages.floats("f", patch, like, List.of("one", "two"));
		assertArrayEquals(new int[] { 4, 3, 2, 2, 1 }, imp.getDimensions());
		assertArrayEquals(patch.values(), Samples.values(ImageJImages.of(imp), 3));
		assertEquals(List.of("one", "two", "one", "two"), Arrays.asList(imp.getStack().getSliceLabels()).subList(0, 4));
		var last = Arrays.copyOfRange(patch.values(), 24, 48);
		Arrays.sort(last);
		imp.setPosition(2, 1, 1);
		assertEquals(last[0], imp.getDisplayRangeMin(), 1e-6);
		assertEquals(last[23], imp.getDisplayRangeMax(), 1e-6);
		var cal = imp.getCalibration();
		assertArrayEquals(new double[] { 2, 4, 6 }, new double[] { cal.pixelWidth, cal.pixelHeight, cal.pixelDepth });
	}

	@Test
	void rgbIsClipped() {
		var patch = new Patch(new float[] { 0, 1, 2, 0.5f, Float.NaN, -1 }, 3, new int[] { 1, 2 });
		var pixels = ImageJImages.rgb("c", patch, Samples.noise(1, 1, 2)).getProcessor();
		assertEquals(0x00ff00, pixels.get(0) & 0xffffff);
		assertEquals(0xff8000, pixels.get(1) & 0xffffff);
	}
}
