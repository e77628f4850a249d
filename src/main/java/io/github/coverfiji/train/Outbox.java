package io.github.coverfiji.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;

/**
 * Writes the files of a run on a thread of its own, so that a slow disk holds up no step. Of one file only the newest
 * content counts. Called by one thread.
 */
final class Outbox {

	/**
	 * What came of one writing.
	 *
	 * @param written files that are there now
	 * @param fault why the writing ended early; empty if it did not
	 * @param extra why something was left out that a run can do without
	 */
	record Outcome(Set<RunFile> written, Optional<RuntimeException> fault, Optional<RuntimeException> extra) {

		/** @return what the disk said, in a few words */
		static String why(RuntimeException fault) {
			return fault.getCause() instanceof IOException said ? AtomicFile.reason(said) : fault.getMessage();
		}
	}

	private final RunFolder folder;
	private final Map<RunFile, RunFile.Content> waiting = new EnumMap<>(RunFile.class);
	private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
		var writer = new Thread(task, "run folder");
		writer.setDaemon(true);
		return writer;
	});
	private Map<RunFile, RunFile.Content> inHand = Map.of();
	private Future<Outcome> writing;
	private boolean untidy = true;

	/** @param folder where to write; never made again when it is gone */
	Outbox(RunFolder folder) {
		this.folder = folder;
	}

	/** Takes the place of what waits for the same file. */
	void put(RunFile file, RunFile.Content content) {
		waiting.put(file, content);
	}

	/** @return what waits to be written, or was not written by the last try */
	Map<RunFile, RunFile.Content> waiting() {
		var all = new EnumMap<RunFile, RunFile.Content>(RunFile.class);
		all.putAll(inHand);
		all.putAll(waiting);
		return all;
	}

	/** @return whether {@link #start} may be called, and what was started has been taken by {@link #outcome} */
	boolean isIdle() {
		return writing == null;
	}

	/** Begins to write all that waits; only when idle. */
	void start() {
		inHand = new EnumMap<>(waiting);
		waiting.clear();
		var contents = inHand;
		var tidy = untidy;
		writing = thread.submit(() -> write(contents, tidy));
	}

	private Outcome write(Map<RunFile, RunFile.Content> contents, boolean tidy) {
		var written = EnumSet.noneOf(RunFile.class);
		var extra = Optional.<RuntimeException> empty();
		try {
			if (!folder.isThere()) return new Outcome(written, Optional.of(folder.gone()), extra);
			if (tidy) AtomicFile.removeUnfinished(folder.path());
			for (var each : contents.entrySet()) {
				var fault = attempt(each.getKey(), each.getValue());
				if (fault.isEmpty()) written.add(each.getKey());
				else if (each.getKey().isExtra()) extra = fault;
				else return new Outcome(written, fault, extra);
			}
			return new Outcome(written, Optional.empty(), extra);
		}
		catch (InputException e) {
			return new Outcome(written, Optional.of(e), extra);
		}
	}

	private Optional<RuntimeException> attempt(RunFile file, RunFile.Content content) {
		try {
			content.writeTo(file.in(folder.path()));
			return Optional.empty();
		}
		catch (InputException | UncheckedIOException e) {
			return Optional.of(folder.isThere() ? e : folder.gone());
		}
	}

	/**
	 * Takes what came of the writing; what lasts and was not written waits again.
	 *
	 * @param patience how long to wait for it
	 * @return empty if nothing was started, or it goes on
	 * @throws CancelledException if the thread is interrupted while it waits
	 */
	Optional<Outcome> outcome(Duration patience) {
		if (writing == null) return Optional.empty();
		try {
			var outcome = writing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
			take(outcome);
			return Optional.of(outcome);
		}
		catch (TimeoutException goesOn) {
			return Optional.empty();
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException("Saving");
		}
		catch (ExecutionException e) {
			writing = null;
			if (e.getCause() instanceof Error error) throw error;
			throw new IllegalStateException(e.getCause());
		}
	}

	/**
	 * Waits for the writing, if there is one.
	 *
	 * @param longest for how long
	 * @param stop asked often whether to wait no longer
	 * @return what came of it, as of {@link #outcome(Duration)}
	 */
	Optional<Outcome> outcome(Duration longest, BooleanSupplier stop) {
		var start = System.nanoTime();
		while (!isIdle() && System.nanoTime() - start < longest.toNanos() && !stop.getAsBoolean()) {
			var outcome = outcome(Patience.GLANCE);
			if (outcome.isPresent()) return outcome;
		}
		return Optional.empty();
	}

	private void take(Outcome outcome) {
		writing = null;
		untidy = outcome.fault().isPresent();
		inHand.forEach((file, content) -> {
			if (!outcome.written().contains(file) && !file.isRenewed()) waiting.putIfAbsent(file, content);
		});
		inHand = Map.of();
	}

	/**
	 * Ends the thread.
	 *
	 * @param patience how long to wait for what is being written, and for a last try at what was not; zero for neither
	 */
	void close(Duration patience) {
		if (!patience.isZero() && isIdle() && !waiting.isEmpty()) start();
		thread.shutdown();
		// The interrupt that cancelled is known already: a writer that goes on would meet who uses the folder next.
		var interrupted = Thread.interrupted();
		try {
			thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException e) {
			interrupted = true;
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
	}
}
