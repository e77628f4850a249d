package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coverfiji.task.InputException;
import net.imglib2.img.array.ArrayImgs;

class ObjectLabelsTest {

	private static final int[] SIDES = { 3, 6, 7 };

	private static CalibratedImage image(float... values) {
		return new CalibratedImage("objects", ArrayImgs.floats(values, SIDES[2], SIDES[1], SIDES[0]),
			List.of(Axis.X, Axis.Y, Axis.Z), Calibration.NONE);
	}

	private static int[] ids(CalibratedImage labels) {
		return LabelReader.read(labels, new long[3], SIDES, 3, 0);
	}

	private static CalibratedImage seen(CalibratedImage labels, OptionalInt open, OptionalInt border) {
		return new ObjectLabels(ImageSource.of(List.of(labels)), open, border).get(0);
	}

	private static float[] objects() {
		var random = new Random(3);
		var values = new float[SIDES[0] * SIDES[1] * SIDES[2]];
		for (var i = 0; i < values.length; i++) values[i] = random.nextInt(3) > 0 ? 0 : new int[] { 300, 9, 65535 }[random.nextInt(3)];
		return values;
	}

	@Test
	void eachObjectIsForegroundAndOpenVoxelsStayOpen() {
		var values = objects();
		var expected = new int[values.length];
		for (var i = 0; i < values.length; i++) expected[i] = values[i] == 0 ? 0 : values[i] == 9 ? 9 : 1;
		assertArrayEquals(expected, ids(seen(image(values), OptionalInt.of(9), OptionalInt.empty())));
	}

	@ParameterizedTest
	@CsvSource({ "2", "3" })
	void bordersLieWhereTwoObjectsAreInANeighbourhood(int dimension) {
		var values = objects();
		var expected = new int[values.length];
		for (var i = 0; i < values.length; i++) expected[i] = meets(values, i, dimension) ? 2 : values[i] == 0 ? 0 : 1;
		assertArrayEquals(expected, ids(seen(image(values), OptionalInt.empty(), OptionalInt.of(dimension))));
	}

	private static boolean meets(float[] values, int place, int dimension) {
		var here = new int[] { place / 42, place / 7 % 6, place % 7 };
		var near = new TreeSet<Float>();
		for (var i = 0; i < values.length; i++) {
			var there = new int[] { i / 42, i / 7 % 6, i % 7 };
			var reach = dimension == 3 ? 1 : 0;
			if (Math.abs(there[0] - here[0]) <= reach && Math.abs(there[1] - here[1]) <= 1 && Math.abs(there[2] - here[2]) <= 1)
				near.add(values[i]);
		}
		near.remove(0f);
		return near.size() > 1;
	}

	@Test
	void valuesThatNumberNothingAreRefused() {
		for (var value : new float[] { 0.5f, -1, Float.NaN, 1e9f }) {
			var values = objects();
			values[20] = value;
			assertThrows(InputException.class, () -> ids(ObjectLabels.mask(image(values))), "" + value);
			assertThrows(InputException.class, () -> ids(seen(image(values), OptionalInt.empty(), OptionalInt.of(2))), "" + value);
		}
	}
}
