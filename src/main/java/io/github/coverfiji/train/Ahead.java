package io.github.coverfiji.train;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;

/**
 * Prepares the next step's batch on a thread of its own while the engine computes the present one.
 *
 * @param <T> a batch
 */
final class Ahead<T> implements AutoCloseable {

	private static final int LOOK_MS = 200;

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
	 * @param progress asked for cancelling while the batch is waited for: files may lie on a slow disk
	 * @return the batch
	 * @throws CancelledException if the user asked to stop, or the thread is interrupted while it waits
	 * @throws RuntimeException what the source threw
	 */
	T get(long step, boolean more, Progress progress) {
		var present = expected == step ? next : thread.submit(() -> source.apply(step));
		try {
			var batch = waitFor(present, progress);
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

	private static <T> T waitFor(Future<T> batch, Progress progress) throws InterruptedException, ExecutionException {
		for (;;) {
			try {
				return batch.get(LOOK_MS, TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException notYet) {
				progress.check("Reading images");
			}
		}
	}

	@Override
	public void close() {
		thread.shutdownNow();
	}
}
