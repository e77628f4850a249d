package io.github.coverfiji.image;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.coverfiji.task.CancelledException;

/**
 * Reads tiles in order, in batches, on a thread of its own: the next batch while the present one is worked on, never
 * more. For one thread that asks.
 */
final class TilesAhead implements AutoCloseable {

	/** Tiles of a batch that may be background: they cost little, but who waits has to hear of them. */
	private static final int MOST = 64;

	private final Iterator<Place> places;
	private final Function<Place, Optional<Patch>> reader;
	private final int atOnce;
	private final ExecutorService thread;
	private Future<List<Read>> next;

	/** Where a tile stands in the grid of tiles, counted from 0 along each of three axes. */
	record Place(int row, int y, int x) {}

	/**
	 * A tile that was read.
	 *
	 * @param place of the tile
	 * @param patch what the network sees; empty if it need not be asked
	 */
	record Read(Place place, Optional<Patch> patch) {}

	/**
	 * @param places of all tiles, in order
	 * @param reader reads one; called on one other thread, until this is closed
	 * @param atOnce most patches of a batch
	 */
	TilesAhead(Iterator<Place> places, Function<Place, Optional<Patch>> reader, int atOnce) {
		this.places = places;
		this.reader = reader;
		this.atOnce = atOnce;
		thread = Executors.newSingleThreadExecutor(task -> {
			var worker = new Thread(task, "tiles ahead");
			worker.setDaemon(true);
			return worker;
		});
		next = thread.submit(this::read);
	}

	/**
	 * @return the next tiles; none after the last
	 * @throws CancelledException if the thread is interrupted while it waits
	 * @throws RuntimeException what the reader threw
	 */
	List<Read> next() {
		if (Thread.currentThread().isInterrupted()) throw new CancelledException("Applying the network");
		try {
			var batch = next.get();
			if (!batch.isEmpty()) next = thread.submit(this::read);
			return batch;
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException("Applying the network");
		}
		catch (ExecutionException e) {
			if (e.getCause() instanceof RuntimeException fault) throw fault;
			if (e.getCause() instanceof Error fault) throw fault;
			throw new IllegalStateException(e.getCause());
		}
	}

	private List<Read> read() {
		var batch = new ArrayList<Read>();
		var patches = 0;
		while (places.hasNext() && patches < atOnce && batch.size() < MOST + atOnce) {
			var place = places.next();
			var tile = new Read(place, reader.apply(place));
			batch.add(tile);
			if (tile.patch().isPresent()) patches++;
		}
		return batch;
	}

	/** Waits for the tile that is being read, so that nothing touches the image any more. */
	@Override
	public void close() {
		next.cancel(false);
		thread.shutdown();
		try {
			thread.awaitTermination(1, TimeUnit.MINUTES);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
