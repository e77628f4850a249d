package io.github.coverfiji.train;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.coverfiji.model.Json;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.Outbox.Outcome;

/**
 * Keeps a run safe on a disk that may be slow, full, or gone for a while: the training goes on, saving is tried again after
 * growing pauses, and the user hears when it fails and when it works again. For the training's thread.
 */
final class Saving implements AutoCloseable {

	private static final Duration PARTING = Duration.ofSeconds(10);
	private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

	private final RunFolder folder;
	private final Patience patience;
	private final Refuge refuge;
	private final Outbox outbox;
	private String record;
	private long good;
	private long inHand;
	private int failures;
	private long started;
	private long due;
	private boolean slow;
	private boolean ended;
	private String leftOut = "";

	/**
	 * @param folder of the run
	 * @param patience how often to save and to try
	 * @param refuge where a run goes that cannot be saved
	 */
	Saving(RunFolder folder, Patience patience, Refuge refuge) {
		this.folder = folder;
		this.patience = patience;
		this.refuge = refuge;
		outbox = new Outbox(folder);
	}

	/** Has a file written with the next ones. */
	void put(RunFile file, RunFile.Content content) {
		outbox.put(file, content);
	}

	/**
	 * Begins with a checkpoint that has to succeed, or with the one that the run was resumed from.
	 *
	 * @param step steps done
	 * @param fresh makes a checkpoint
	 * @throws InputException if the disk refuses
	 */
	void begin(long step, Supplier<Checkpoint> fresh, Progress progress) {
		record = Json.write(folder.record());
		good = step;
		due = System.nanoTime() + patience.between().toNanos();
		if (step > 0) return;
		start(fresh.get());
		var outcome = outbox.outcome(FOREVER, () -> {
			progress.check("Saving");
			return false;
		}).orElseThrow();
		hear(outcome, Progress.SILENT);
		outcome.fault().ifPresent(fault -> {
			throw fault;
		});
	}

	/**
	 * To be called after each step: hears what came of the last writing, and begins the next one when it is time. Waits for
	 * nothing.
	 *
	 * @param fresh makes a checkpoint
	 */
	void go(Supplier<Checkpoint> fresh, Progress progress) {
		outbox.outcome(Duration.ZERO).ifPresent(outcome -> hear(outcome, progress));
		if (!outbox.isIdle()) tellIfSlow(progress);
		else if (System.nanoTime() - due >= 0) start(fresh.get());
		else if (failures == 0 && !outbox.waiting().isEmpty()) start();
	}

	private void start(Checkpoint checkpoint) {
		checkpoint.files().forEach(outbox::put);
		inHand = checkpoint.step();
		start();
	}

	private void start() {
		started = System.nanoTime();
		slow = false;
		outbox.start();
	}

	private void hear(Outcome outcome, Progress progress) {
		if (outcome.written().contains(RunFile.STATE)) good = inHand;
		outcome.extra().ifPresent(fault -> tellLeftOut(Outcome.why(fault), progress));
		if (outcome.fault().isPresent()) {
			failures++;
			due = System.nanoTime() + patience.pause(failures).toNanos();
			if (failures == 1) progress.log("Cannot save into '" + folder.path() + "' (" + Outcome.why(outcome.fault().get())
				+ "). The training goes on, and saving is tried again now and then; the last good checkpoint is that of step "
				+ good + ". There is no need to stop: make room on the disk, or bring the folder back.");
		}
		else if (outcome.written().contains(RunFile.STATE)) {
			if (failures > 0) progress.log("Saving into '" + folder.path()
				+ "' works again: the last checkpoint is that of step " + good + ", and no row of a table is lost.");
			failures = 0;
			due = System.nanoTime() + patience.between().toNanos();
		}
	}

	private void tellLeftOut(String why, Progress progress) {
		if (!why.equals(leftOut)) progress.log("Left out " + RunFile.PREVIEW + ", which a run can do without: " + why + ".");
		leftOut = why;
	}

	private void tellIfSlow(Progress progress) {
		if (slow || System.nanoTime() - started < patience.silence().toNanos()) return;
		slow = true;
		progress.log("Saving into '" + folder.path() + "' takes longer than " + patience.silence().toSeconds()
			+ " seconds. The training goes on meanwhile; the last good checkpoint is that of step " + good + ".");
	}

	/**
	 * Saves the end of a run, and tries again for a while where that fails.
	 *
	 * @param last the last checkpoint
	 * @param cancelled whether the user has stopped the run and waits; else a cancel ends the tries
	 * @throws InputException if all of it could be saved elsewhere only, or nowhere: it says what is where
	 */
	void end(Supplier<Checkpoint> last, boolean cancelled, Progress progress) {
		ended = true;
		// The interrupt that cancelled must not forbid to save.
		var interrupted = Thread.interrupted();
		try {
			var checkpoint = last.get();
			tries(checkpoint, cancelled, progress).ifPresent(why -> {
				throw lost(checkpoint, why);
			});
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
	}

	/** Why none succeeded; empty if one did. */
	private Optional<String> tries(Checkpoint last, boolean cancelled, Progress progress) {
		try {
			BooleanSupplier stop = () -> !cancelled && progress.isCancelled();
			outbox.outcome(patience.silence(), stop).ifPresent(outcome -> hear(outcome, progress));
			return tries(last, cancelled ? patience.cancelled() : patience.end(), stop, progress);
		}
		catch (CancelledException e) {
			return Optional.of("it was stopped while it waited for the disk");
		}
	}

	private Optional<String> tries(Checkpoint last, Duration time, BooleanSupplier stop, Progress progress) {
		var until = System.nanoTime() + time.toNanos();
		for (int tries = 1; outbox.isIdle(); tries++) {
			start(last);
			var outcome = outbox.outcome(patience.silence(), stop);
			if (outcome.isEmpty()) break;
			hear(outcome.get(), progress);
			if (outcome.get().fault().isEmpty()) return Optional.empty();
			if (tries == 1) progress.log("Saving step " + last.step() + " is tried again for " + time.toSeconds()
				+ " seconds; a cancel ends the tries.");
			if (Patience.rest(Math.min(System.nanoTime() + patience.pause(tries).toNanos(), until), stop)
				|| System.nanoTime() - until > 0) return outcome.get().fault().map(Outcome::why);
		}
		return Optional.of("the disk has not answered yet");
	}

	/** A disk that does not answer is not asked for the rest of its files either. */
	private InputException lost(Checkpoint last, String why) {
		var all = outbox.waiting();
		all.putAll(last.files());
		all.keySet().removeIf(RunFile::isExtra);
		var what = "Cannot save the run into '" + folder.path() + "'";
		var kept = "its last good checkpoint is that of step " + good;
		return refuge.take(folder, outbox.isIdle(), record, all).map(place -> new InputException(what,
			why + "; all up to step " + last.step() + " is in '" + place + "' instead, " + kept,
			"go on with '" + place + "' as run folder, or copy its files over those of the run when its disk is well"))
			.orElseGet(() -> new InputException(what, why + "; " + kept,
				"make room on the disk or bring the folder back, then resume the run: it goes on from that step"));
	}

	/** After a fault that ended the training, too: what lasts gets a last try. */
	@Override
	public void close() {
		outbox.close(ended ? Duration.ZERO : PARTING);
	}
}
