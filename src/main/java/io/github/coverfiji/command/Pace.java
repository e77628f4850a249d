package io.github.coverfiji.command;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.github.coverfiji.task.Status;

/** Thins out progress: lets the first status through, then one per interval, and the end of each stage seen before. */
final class Pace {

	private final long interval;
	private final LongSupplier clock;
	private String shownStage;
	private long shownAt;

	/**
	 * @param interval shortest time between two updates
	 * @param clock tells the time in nanoseconds, such as {@link System#nanoTime}
	 */
	Pace(Duration interval, LongSupplier clock) {
		this.interval = interval.toNanos();
		this.clock = clock;
	}

	/**
	 * @param status where the job stands
	 * @return whether to show it now
	 */
	boolean lets(Status status) {
		var now = clock.getAsLong();
		var ends = status.done() >= status.total() && status.stage().equals(shownStage);
		if (shownStage != null && now - shownAt < interval && !ends) return false;
		shownStage = status.stage();
		shownAt = now;
		return true;
	}
}
