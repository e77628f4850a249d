package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import io.github.coverfiji.task.Progress;
import org.junit.jupiter.api.Test;

class PixelCacheTest {

	private final List<Integer> loaded = new ArrayList<>();

	/** Each value has as many bytes as its key says. */
	private Integer load(PixelCache cache, int key) {
		return cache.get(key, () -> {
			loaded.add(key);
			return key;
		}, v -> v);
	}

	@Test
	void theOldestGoFirst() {
		var cache = new PixelCache(10);
		for (var key : List.of(4, 5, 4, 3, 4, 5)) load(cache, key);
		assertEquals(List.of(4, 5, 3, 5), loaded);
		assertEquals(9, cache.used());
	}

	@Test
	void aValueLargerThanTheBudgetStaysUntilTheNext() {
		var cache = new PixelCache(10);
		for (var key : List.of(50, 50, 1, 50)) load(cache, key);
		assertEquals(List.of(50, 1, 50), loaded);
	}

	@Test
	void aFailedLoadIsTriedAgain() {
		var cache = new PixelCache(10);
		assertThrows(IllegalStateException.class, () -> cache.get(1, () -> {
			throw new IllegalStateException();
		}, v -> 1));
		assertEquals(1, load(cache, 1));
	}

	@Test
	void threadsShareOneLoad() {
		var cache = new PixelCache(1000);
		var loads = new AtomicInteger();
		IntStream.range(0, 400).parallel().forEach(i -> assertEquals(i % 4, cache.get(i % 4, () -> {
			loads.incrementAndGet();
			return i % 4;
		}, v -> 1)));
		assertEquals(4, loads.get());
	}

	@Test
	void differentValuesLoadAtTheSameTime() throws InterruptedException {
		var cache = new PixelCache(10);
		var both = new CyclicBarrier(2);
		var met = ConcurrentHashMap.newKeySet();
		var threads = IntStream.range(0, 2).mapToObj(key -> new Thread(() -> cache.get(key, () -> {
			try {
				both.await(10, TimeUnit.SECONDS);
			}
			catch (Exception e) {
				throw new IllegalStateException(e);
			}
			return met.add(key);
		}, v -> 1))).toList();
		threads.forEach(Thread::start);
		for (var thread : threads) thread.join();
		assertEquals(2, met.size());
	}

	/** 40 planes of 7 x 5 floats, 140 bytes each; voxel i of plane n holds 100 n + i. */
	private static final class Generated extends VirtualStack {

		private final AtomicInteger reads = new AtomicInteger();

		Generated() {
			super(7, 5, null, null);
			setBitDepth(32);
		}

		@Override
		public int getSize() {
			return 40;
		}

		@Override
		public int size() {
			return 40;
		}

		@Override
		public ImageProcessor getProcessor(int n) {
			reads.incrementAndGet();
			var processor = new FloatProcessor(7, 5);
			for (var i = 0; i < 35; i++) processor.setf(i, value(n - 1, i));
			return processor;
		}

		static float value(int plane, int i) {
			return 100 * plane + i;
		}
	}

	private static void assertPlane(CalibratedImage image, int plane) {
		var values = Samples.values(image.samples(2).get(plane), 2);
		for (var i = 0; i < values.length; i++) assertEquals(Generated.value(plane, i), values[i]);
	}

	@Test
	void aVirtualStackBeyondTheBudgetReadsRight() {
		var stack = new Generated();
		var cache = new PixelCache(3 * 140);
		var image = ImageJImages.of(new ImagePlus("v", stack), cache);
		var before = stack.reads.get();
		for (var round = 0; round < 2; round++)
			for (var plane = 0; plane < 40; plane++) {
				assertPlane(image, plane);
				assertTrue(cache.used() <= 3 * 140);
			}
		assertEquals(80, stack.reads.get() - before, "what was dropped is read again");
		for (var plane = 37; plane < 40; plane++) assertPlane(image, plane);
		assertEquals(80, stack.reads.get() - before, "what was read last is kept");
	}

	@Test
	void allSourcesShareTheBudget() {
		var folder = Samples.DATA.resolve("brain3d/images");
		var file = Samples.DATA.resolve("ct3d-synthetic/phantom_imagej.tif");
		var cache = new PixelCache(600_000);
		var source = FolderSource.open(folder, cache, Progress.SILENT);
		var single = ImageFiles.open(file, cache);
		var stack = ImageJImages.of(new ImagePlus("v", new Generated()), cache);
		for (var i = 0; i < source.count(); i++) {
			assertArrayEquals(Samples.values(whole(folder.resolve(source.name(i))), 3), Samples.values(source.get(i), 3));
			assertArrayEquals(Samples.values(whole(file), 3), Samples.values(single, 3));
			assertPlane(stack, i);
			assertTrue(cache.used() > 0 && cache.used() <= cache.budget(), cache.used() + " bytes");
		}
	}

	private static CalibratedImage whole(Path file) {
		return ImageFiles.open(file, new PixelCache(Long.MAX_VALUE));
	}

	@Test
	void manyReadersOfATightCacheReadRight() {
		var cache = new PixelCache(2 * 140);
		var images = IntStream.range(0, 3).mapToObj(i -> ImageJImages.of(new ImagePlus("v" + i, new Generated()), cache))
			.toList();
		IntStream.range(0, 600).parallel().forEach(i -> assertPlane(images.get(i % 3), i * 7 % 40));
		assertTrue(cache.used() <= 2 * 140);
	}
}
