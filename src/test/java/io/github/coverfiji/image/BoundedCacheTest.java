package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class BoundedCacheTest {

	private final List<Integer> loaded = new ArrayList<>();

	private Long load(Integer key) {
		loaded.add(key);
		return (long) key;
	}

	@Test
	void theOldestGoFirst() {
		var cache = new BoundedCache<Integer, Long>(10, v -> v);
		for (var key : List.of(4, 5, 4, 3, 4, 5)) cache.get(key, this::load);
		assertEquals(List.of(4, 5, 3, 5), loaded);
	}

	@Test
	void aValueLargerThanTheBudgetStaysUntilTheNext() {
		var cache = new BoundedCache<Integer, Long>(10, v -> v);
		for (var key : List.of(50, 50, 1, 50)) cache.get(key, this::load);
		assertEquals(List.of(50, 1, 50), loaded);
	}

	@Test
	void aFailedLoadIsTriedAgain() {
		var cache = new BoundedCache<Integer, Long>(10, v -> v);
		assertThrows(IllegalStateException.class, () -> cache.get(1, k -> {
			throw new IllegalStateException();
		}));
		assertEquals(1, cache.get(1, this::load));
	}

	@Test
	void threadsShareOneLoad() {
		var cache = new BoundedCache<Integer, Integer>(1000, v -> 1);
		var loads = new AtomicInteger();
		IntStream.range(0, 400).parallel().forEach(i -> assertEquals(i % 4, cache.get(i % 4, k -> {
			loads.incrementAndGet();
			return k;
		})));
		assertEquals(4, loads.get());
	}
}
