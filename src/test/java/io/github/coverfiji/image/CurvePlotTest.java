package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvePlotTest {

	/** Rows of the picture above the numbers of the horizontal axis. */
	private static final int ABOVE_NUMBERS = 615;

	@TempDir
	private Path folder;

	@Test
	void placesStandEquallyFarApartWithTheirNumbers() throws IOException {
		var few = picture(new CurvePlot.Curve("one", new int[] { 1, 2, 3 }, new double[] { 0.2, 0.5, 0.6 }, bars(3)));
		var many = picture(new CurvePlot.Curve("one", new int[] { 1, 6, 12 }, new double[] { 0.2, 0.5, 0.6 }, bars(3)));
		assertArrayEquals(rows(few, 0, ABOVE_NUMBERS), rows(many, 0, ABOVE_NUMBERS));
		assertFalse(Arrays.equals(rows(few, ABOVE_NUMBERS, few.getHeight()), rows(many, ABOVE_NUMBERS, many.getHeight())));
	}

	@Test
	void curvesOfOtherPlacesAndWithoutValuesAreDrawn() throws IOException {
		var first = new CurvePlot.Curve("one", new int[] { 1, 12 }, new double[] { 0.2, 0.6 }, bars(2));
		var alone = picture(first);
		var both = picture(first, new CurvePlot.Curve("two", new int[] { 3 }, new double[] { 0.4 }, new double[] { Double.NaN }));
		assertTrue(colours(both) > colours(alone), "a second colour");
		picture(new CurvePlot.Curve("one", new int[] { 1 }, new double[] { Double.NaN }, new double[] { Double.NaN }));
	}

	private static double[] bars(int count) {
		var bars = new double[count];
		Arrays.fill(bars, 0.1);
		return bars;
	}

	private BufferedImage picture(CurvePlot.Curve... curves) throws IOException {
		var file = folder.resolve("plot.png");
		new CurvePlot("labels", "Dice", List.of(curves)).save(file);
		return ImageIO.read(file.toFile());
	}

	private static int[] rows(BufferedImage picture, int from, int to) {
		return picture.getRGB(0, from, picture.getWidth(), to - from, null, 0, picture.getWidth());
	}

	private static long colours(BufferedImage picture) {
		return Arrays.stream(rows(picture, 0, picture.getHeight())).distinct().count();
	}
}
