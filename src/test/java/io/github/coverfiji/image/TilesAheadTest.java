package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.coverfiji.image.TilesAhead.Place;
import io.github.coverfiji.image.TilesAhead.Read;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import org.junit.jupiter.api.Test;

class TilesAheadTest {

	private static final Patch TILE = Patch.zeros(1, new int[] { 1, 1 });

	private static Iterator<Place> row(int tiles) {
		return IntStream.range(0, tiles).mapToObj(x -> new Place(0, 0, x)).iterator();
	}

	private static List<List<Integer>> batches(TilesAhead ahead) {
		var all = new ArrayList<List<Integer>>();
		for (var batch = ahead.next(); !batch.isEmpty(); batch = ahead.next())
			all.add(batch.stream().map(Read::place).map(Place::x).toList());
		return all;
	}

	@Test
	void tilesComeInOrderAndBackgroundFillsNoBatch() {
		try (var ahead = new TilesAhead(row(7), at -> at.x() % 3 == 1 ? Optional.empty() : Optional.of(TILE), 2)) {
			assertEquals(List.of(List.of(0, 1, 2), List.of(3, 4, 5), List.of(6)), batches(ahead));
			assertTrue(ahead.next().isEmpty());
		}
	}

	@Test
	void manyBackgroundTilesComeInPortions() {
		try (var ahead = new TilesAhead(row(1000), at -> Optional.empty(), 2)) {
			var batches = batches(ahead);
			assertTrue(batches.size() > 10, batches.size() + " portions");
			assertEquals(1000, batches.stream().mapToInt(List::size).sum());
		}
	}

	@Test
	void oneBatchIsReadAheadAndNoMore() {
		var read = new AtomicInteger();
		try (var ahead = new TilesAhead(row(100), at -> {
			read.incrementAndGet();
			return Optional.of(TILE);
		}, 3)) {
			ahead.next();
			ahead.next();
		}
		assertTrue(read.get() >= 6 && read.get() <= 9, read + " were read");
	}

	@Test
	void whatTheReaderThrowsComesOutWhereItBelongs() {
		var fault = new InputException("what", "why", "remedy");
		try (var ahead = new TilesAhead(row(3), at -> {
			if (at.x() == 1) throw fault;
			return Optional.of(TILE);
		}, 1)) {
			assertEquals(1, ahead.next().size());
			assertSame(fault, assertThrows(InputException.class, ahead::next));
		}
	}

	@Test
	void interruptedWaitingIsCancelling() {
		try (var ahead = new TilesAhead(row(3), at -> Optional.of(TILE), 1)) {
			Thread.currentThread().interrupt();
			assertThrows(CancelledException.class, ahead::next);
			assertTrue(Thread.interrupted());
		}
	}
}
