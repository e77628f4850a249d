package io.github.coverfiji.image;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Keeps the values used last within a budget of bytes, and gives even these up before memory runs out. A value is
 * loaded once even if several threads ask at the same time; different values load at the same time.
 *
 * @param <K> key
 * @param <V> value
 */
final class BoundedCache<K, V> {

	private final long budget;
	private final ToLongFunction<V> bytes;
	private final LinkedHashMap<K, Slot<V>> slots = new LinkedHashMap<>(16, 0.75f, true);
	private long used;

	/**
	 * @param budget bytes to keep; the newest value stays even if it is larger
	 * @param bytes size of a value
	 */
	BoundedCache(long budget, ToLongFunction<V> bytes) {
		this.budget = budget;
		this.bytes = bytes;
	}

	/** @return the value kept, or the one loaded now */
	V get(K key, Function<K, V> load) {
		Slot<V> slot;
		synchronized (slots) {
			slot = slots.computeIfAbsent(key, k -> new Slot<>());
		}
		synchronized (slot) {
			var kept = slot.value.get();
			if (kept != null) return kept;
			var value = load.apply(key);
			slot.value = new SoftReference<>(value);
			account(key, slot, bytes.applyAsLong(value));
			return value;
		}
	}

	private void account(K key, Slot<V> slot, long size) {
		synchronized (slots) {
			var current = slots.putIfAbsent(key, slot);
			// Dropped while it loaded and asked for again by another thread: that one's value counts.
			if (current != null && current != slot) return;
			used += size - slot.bytes;
			slot.bytes = size;
			dropOldestBut(slot);
		}
	}

	private void dropOldestBut(Slot<V> newest) {
		for (var oldest = slots.values().iterator(); used > budget && oldest.hasNext();) {
			var slot = oldest.next();
			if (slot == newest) continue;
			used -= slot.bytes;
			slot.bytes = 0;
			oldest.remove();
		}
	}

	private static final class Slot<V> {

		private SoftReference<V> value = new SoftReference<>(null);
		private long bytes;
	}
}
