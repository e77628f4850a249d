package io.github.coverfiji.image;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Keeps the pixels used last, within one budget of bytes for all images that share it: whole small files and single
 * planes of virtual stacks and large files. Even these are given up before memory runs out. A job makes one and hands it
 * to every source it opens. May be used from several threads: what several ask for at the same time is loaded once,
 * different things are loaded at the same time.
 */
public final class PixelCache {

	private final long budget;
	private final LinkedHashMap<Object, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);
	private long used;

	/** @param budget bytes to keep, from 0; what was read last stays even if it is larger */
	public PixelCache(long budget) {
		this.budget = budget;
	}

	/** @return a new cache that keeps up to a quarter of the memory Java may use */
	public static PixelCache ofQuarterHeap() {
		return new PixelCache(Runtime.getRuntime().maxMemory() / 4);
	}

	/** @return bytes to keep */
	public long budget() {
		return budget;
	}

	/** @return bytes kept now */
	long used() {
		synchronized (slots) {
			return used;
		}
	}

	/**
	 * @param key names the value; a key always stands for the same type of value
	 * @param load makes the value; may ask this cache for other values
	 * @param bytes size of a value
	 * @return the value kept, or the one loaded now
	 */
	<V> V get(Object key, Supplier<V> load, ToLongFunction<V> bytes) {
		Slot slot;
		synchronized (slots) {
			slot = slots.computeIfAbsent(key, k -> new Slot());
		}
		synchronized (slot) {
			@SuppressWarnings("unchecked")
			var kept = (V) slot.value.get();
			if (kept != null) return kept;
			var value = load.get();
			slot.value = new SoftReference<>(value);
			account(key, slot, bytes.applyAsLong(value));
			return value;
		}
	}

	private void account(Object key, Slot slot, long size) {
		synchronized (slots) {
			var current = slots.putIfAbsent(key, slot);
			// Dropped while it loaded and asked for again by another thread: that one's value counts.
			if (current != null && current != slot) return;
			used += size - slot.bytes;
			slot.bytes = size;
			dropOldestBut(slot);
		}
	}

	private void dropOldestBut(Slot newest) {
		for (var oldest = slots.values().iterator(); used > budget && oldest.hasNext();) {
			var slot = oldest.next();
			if (slot == newest) continue;
			used -= slot.bytes;
			slot.bytes = 0;
			oldest.remove();
		}
	}

	private static final class Slot {

		private SoftReference<Object> value = new SoftReference<>(null);
		private long bytes;
	}
}
