package io.github.coverfiji.view;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.golden.Close;
import io.github.coverfiji.golden.Golden;
import io.github.coverfiji.twin.Grid;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of PCRL's views against its twin on odd, unequal sizes, and its codes against the golden ones. */
class PcrlViewsEqualTheirTwinTest {

	static Stream<Arguments> patches() {
		return Stream.of(arguments(1, new int[] {5, 8}, new double[] {1, 1}),
			arguments(3, new int[] {7, 7}, new double[] {0.5, 2}),
			arguments(2, new int[] {3, 5, 4}, new double[] {4, 1, 0.5}),
			arguments(1, new int[] {4, 3, 3}, new double[] {1, 1, 1}));
	}

	@ParameterizedTest
	@MethodSource("patches")
	void viewsEqualTheirTwin(int channels, int[] patch, double[] spacing) {
		var views = everything(patch.length);
		var images = Grid.noise(5, shape(2, channels, views.whole(patch)));
		var random = new SplittableRandom[] {Draw.of(1, 2, 3), Draw.of(1, 2, 4)};
		var drawn = views.draw(random, patch, spacing).stream()
			.map(tensor -> Grid.of(tensor.values(), tensor.shape())).toArray(Grid[]::new);
		drawn[4] = offsets(patch);
		var arguments = Stream.concat(Stream.of(images), Arrays.stream(drawn)).toArray();
		for (var precision : Precision.values()) {
			try (var probe = new Probe(new ScriptNode("viewsprobe.Functions"), precision)) {
				var found = probe.call("views", arguments);
				var right = views(images, drawn, patch);
				for (int i = 0; i < right.size(); i++)
					Close.toLargest("view " + i, right.get(i), found.get(i), precision == Precision.DOUBLE ? 1e-9 : 2e-5);
			}
		}
	}

	/** All parts at once, which no paper has. */
	private static PcrlViews everything(int d) {
		var plane = PcrlViews.of(d);
		return new PcrlViews(plane.crops(), plane.distortion(), new PcrlViews.Tones(0.4, 0.1, 0.7, 2),
			new LocalShuffling(1, 1), d == 2 ? new CutOuts(2, 0.3) : new NoisePainting(1, 0.5));
	}

	/** Patches so small are not shuffled; these offsets reverse the order of the voxels. */
	private static Grid offsets(int[] patch) {
		var index = new int[] {0};
		int voxels = Box.voxels(patch);
		return Grid.each(4, 1, patch, (n, c, p) -> n == 3 ? 0 : voxels - 1 - 2 * (index[0]++ % voxels));
	}

	private static List<Grid> views(Grid images, Grid[] drawn, int[] patch) {
		var truth = join(PcrlViewTwin.cropped(images, half(drawn[0], 0), patch),
			PcrlViewTwin.cropped(images, half(drawn[0], 1), patch));
		var x = new PcrlViewTwin(drawn[1], drawn[2], drawn[3], drawn[4], drawn[5]).corrupted(truth);
		var code = drawn[6];
		var masks = new Grid[4];
		for (int n = 0; n < 4; n++) {
			int length = code.values().length / 4;
			masks[n] = PcrlViewTwin.transformed(part(x, n, 4),
				Arrays.copyOfRange(code.values(), n * length, (n + 1) * length));
		}
		var mask = join(join(masks[0], masks[1]), join(masks[2], masks[3]));
		return Stream.of(x, truth, mask, code).flatMap(both -> Stream.of(half(both, 0), half(both, 1))).toList();
	}

	private static Grid half(Grid both, int which) {
		return part(both, which, 2);
	}

	private static Grid part(Grid whole, int which, int parts) {
		var shape = whole.shape();
		shape[0] /= parts;
		int length = whole.values().length / parts;
		return Grid.of(Arrays.copyOfRange(whole.values(), which * length, (which + 1) * length), shape);
	}

	private static Grid join(Grid first, Grid second) {
		var shape = first.shape();
		shape[0] += second.shape()[0];
		var values = Arrays.copyOf(first.values(), first.values().length + second.values().length);
		System.arraycopy(second.values(), 0, values, first.values().length, second.values().length);
		return Grid.of(values, shape);
	}

	/** A crop of whole voxels at the patch's own size is a window of the image, to the bit. */
	@Test
	void cropOfWholeVoxelsIsAWindow() {
		var image = Grid.noise(3, 1, 2, 9, 7);
		var like = Grid.noise(4, 1, 1, 4, 5);
		try (var probe = new Probe(new ScriptNode("viewsprobe.Functions"), Precision.FLOAT)) {
			var found = probe.call("cropped", image, Grid.of(new double[] {3, 1, 4, 5}, 1, 2, 2), like).get(0);
			Close.absolute("window", Grid.each(1, 2, like.size(), (n, c, p) -> image.at(n, c, p[0] + 3, p[1] + 1)),
				found, 0);
		}
	}

	/**
	 * The released volumes have their axes in the order (x, y, z), turn from x towards y and count bits in that order;
	 * with the last axis moved to the front they are ours: their x is our Y, their y our X. Planes are as they are.
	 */
	@ParameterizedTest
	@ValueSource(strings = {"pcrl2d-narrow", "pcrl3d-narrow"})
	void codesDoWhatTheReleasedOnesDo(String file) {
		var golden = Golden.open(file);
		var codes = golden.grid("code/codes");
		var released = golden.grid("code/in");
		var batched = LongStream.concat(LongStream.of(1), LongStream.of(released.shape())).toArray();
		var image = depthFirst(released.reshape(batched));
		int count = (int) codes.shape()[0];
		var images = Grid.each(count, image.channels(), image.size(), (n, c, p) -> image.at(0, c, p));
		try (var probe = new Probe(new ScriptNode("viewsprobe.Functions"), Precision.FLOAT)) {
			Close.absolute(file, depthFirst(golden.grid("code/out")), probe.call("transformed", images, codes).get(0), 0);
		}
	}

	private static Grid depthFirst(Grid released) {
		var size = released.size();
		if (size.length == 2) return released;
		return Grid.each(released.batch(), released.channels(), new int[] {size[2], size[0], size[1]},
			(n, c, p) -> released.at(n, c, p[1], p[2], p[0]));
	}

	private static long[] shape(long batch, long channels, int[] size) {
		return LongStream.concat(LongStream.of(batch, channels), Arrays.stream(size).asLongStream()).toArray();
	}
}
