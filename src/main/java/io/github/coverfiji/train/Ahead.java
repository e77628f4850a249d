package io.github.coverfiji.train;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

import io.github.coverfiji.task.CancelledException;

/**
 * Prepares the next step's batch on a thread of its own while the engine computes the present one.
 *
 * @param <T> a batch
 */
final class Ahead<T> implements AutoCloseable {

	private final LongFunction<T> source;
	private final ExecutorService thread;
	private Future<T> next;
	private long expected = -1;

	/** @param source gives the batch of a step; called on one other thread */
	Ahead(LongFunction<T> source) {
		this.source = source;
		thread = Executors.newSingleThreadExecutor(task -> {
			var worker = new Thread(task, "batches ahead");
			worker.setDaemon(true);
			return worker;
		});
	}

	/**
	 * @param step which batch is wanted
	 * @param more whether to prepare that of the following step
	 * @return the batch
	 * @throws CancelledException if the thread is interrupted while it waits
	 * @throws RuntimeException what the source threw
	 */
	T get(long step, boolean more) {
		var present = expected == step ? next : thread.submit(() -> source.apply(step));
		try {
			var batch = present.get();
			expected = step + 1;
			next = more ? thread.submit(() -> source.apply(step + 1)) : null;
			return batch;
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException("Training");
		}
		catch (ExecutionException e) {
			if (e.getCause() instanceof RuntimeException fault) throw fault;
			if (e.getCause() instanceof Error fault) throw fault;
			throw new IllegalStateException(e.getCause());
		}
	}

	@Override
	public void close() {
		thread.shutdownNow();
	}
}
