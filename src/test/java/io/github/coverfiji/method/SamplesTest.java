package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.view.Draw;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What training draws from: crops of images, and of their labels. */
class SamplesTest {

	private static final List<Axis> XYZ = List.of(Axis.X, Axis.Y, Axis.Z);

	/** @return a stack whose voxel has its own index as value */
	private static CalibratedImage counted(long... sides) {
		var values = new float[(int) Arrays.stream(sides).reduce(1, (a, b) -> a * b)];
		for (int i = 0; i < values.length; i++) values[i] = i;
		return stack(values, sides);
	}

	private static Preparation raw(int dimension) {
		return new Preparation(dimension, Normalisation.none(), Resampling.NONE);
	}

	private static Samples samples(int dimension, CalibratedImage... images) {
		return Samples.of(ImageSource.of(List.of(images)), raw(dimension), Progress.SILENT);
	}

	private static LabelledSamples labelled(CalibratedImage image, CalibratedImage labels) {
		return LabelledSamples.of(ImageSource.of(List.of(image)), ImageSource.of(List.of(labels)), raw(2),
			255, Progress.SILENT);
	}

	private static CalibratedImage stack(float[] values, long... sides) {
		return new CalibratedImage("stack", ArrayImgs.floats(values, sides), XYZ.subList(0, sides.length), Calibration.NONE);
	}

	@Test
	void planesAndVolumesAreCountedAndAnEpochHasTheirVoxels() {
		var samples = samples(2, counted(20, 30, 3), counted(64, 64));
		assertEquals(4, samples.count());
		assertEquals(3 * 2 + 16, samples.epoch(samples.all(), new int[] { 16, 16 }));
		assertEquals(3 + 1, samples.epoch(samples.all(), new int[] { 64, 64 }));
		assertEquals(1, samples(3, counted(20, 30, 3)).count());
	}

	@Test
	void cropsReachEveryPlace() {
		var samples = samples(2, counted(7, 5));
		var corners = new HashSet<Float>();
		for (int i = 0; i < 500; i++)
			corners.add(samples.crop(0, Draw.of(1, i, 0), new int[] { 3, 4 }).values()[0]);
		var expected = new HashSet<Float>();
		for (int y = 0; y <= 2; y++)
			for (int x = 0; x <= 3; x++) expected.add(7f * y + x);
		assertEquals(expected, corners);
	}

	@Test
	void smallSampleIsCentredAndMirrored() {
		var crop = samples(2, counted(2, 3)).crop(0, Draw.of(1, 0, 0), new int[] { 3, 4 });
		assertArrayEquals(new float[] { 1, 0, 1, 0, 3, 2, 3, 2, 5, 4, 5, 4 }, crop.values());
	}

	/** A validation reads while the next batch is drawn. */
	@Test
	@Timeout(60)
	void twoThreadsReadTheSameSamples() throws InterruptedException {
		var samples = samples(2, counted(4, 4), counted(4, 4), counted(4, 4));
		var fault = new AtomicReference<Throwable>();
		var threads = IntStream.range(0, 2).mapToObj(n -> new Thread(() -> {
			for (int i = 0; i < 20_000; i++) samples.sample((i + n) % 3).image().channels();
		})).toList();
		threads.forEach(thread -> thread.setUncaughtExceptionHandler((t, e) -> fault.set(e)));
		threads.forEach(Thread::start);
		for (var thread : threads) thread.join();
		assertEquals(null, fault.get());
	}

	@Test
	void cropsOfLabelsLieOnTheirImage() {
		var ids = new float[9 * 8];
		for (int i = 0; i < ids.length; i++) ids[i] = i % 200;
		var samples = labelled(counted(9, 8), stack(ids, 9, 8));
		for (int i = 0; i < 200; i++) {
			var crop = samples.crop(0, Draw.of(2, i, 0), new int[] { 6, 4 });
			boolean middle = false;
			for (int v = 0; v < 24; v++) {
				var id = crop.labels().values()[v];
				if (id == 255) continue;
				assertEquals(crop.image().values()[v], id);
				middle |= v == 3 * 4 + 2;
			}
			assertTrue(middle, "the middle lies outside");
		}
	}

	@Test
	void rareClassIsSeenAsOftenAsTheOthers() {
		var ids = new float[64 * 64];
		ids[40 * 64 + 30] = 1;
		var samples = labelled(counted(64, 64), stack(ids, 64, 64));
		int hits = 0;
		for (int i = 0; i < 300; i++)
			for (var id : samples.crop(0, Draw.of(3, i, 0), new int[] { 3, 3 }).labels().values())
				if (id == 1) hits++;
		assertTrue(hits > 70 && hits < 130, hits + " of 300 crops, a third wanted");
	}

	@Test
	void planesWithoutLabelsAreLeftOut() {
		var ids = new float[4 * 4 * 3];
		Arrays.fill(ids, 255);
		ids[16 + 5] = 2;
		ids[16 + 6] = 0;
		var samples = labelled(counted(4, 4, 3), stack(ids, 4, 4, 3));
		assertEquals(1, samples.count());
		assertEquals(1, samples.place(0));
		assertEquals(List.of(0, 2), samples.classes(0));
		assertEquals(2, samples.truth(0, 0, new int[] { 4, 4 })[5]);
		assertEquals(1, samples.epoch(List.of(0), new int[] { 4, 4 }));
	}

	@Test
	void epochVisitsEachOnceInAnOrderOfItsOwn() {
		var orders = IntStream.range(0, 3).mapToObj(epoch -> IntStream.range(0, 7)
			.mapToObj(i -> Epochs.sample(5, 7 * epoch + i, 7)).toList()).toList();
		for (var order : orders) assertEquals(7, new HashSet<>(order).size());
		assertEquals(3, new HashSet<>(orders).size());
	}
}
