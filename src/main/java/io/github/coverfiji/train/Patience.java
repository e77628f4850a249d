package io.github.coverfiji.train;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How often a run is saved, and how long to try where the disk refuses.
 *
 * @param between checkpoints, and the longest pause between two tries
 * @param first pause after a failed try; each further one is twice as long
 * @param end for how long to try at the end of a run
 * @param cancelled for how long to try after a cancel
 * @param silence for how long a disk may neither take nor refuse: a run says so, and at its end gives up
 */
record Patience(Duration between, Duration first, Duration end, Duration cancelled, Duration silence) {

	static final Patience USUAL = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofMinutes(2),
		Duration.ofSeconds(2), Duration.ofSeconds(60));

	/** How often to look whether something has changed. */
	static final Duration GLANCE = Duration.ofMillis(100);

	private static final int DOUBLINGS = 16;

	/** @return the same, with another time between checkpoints */
	Patience every(Duration time) {
		return new Patience(time, first, end, cancelled, silence);
	}

	/** @return the pause after so many failed tries, from 1 */
	Duration pause(int failures) {
		var pause = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
		return pause.compareTo(between) < 0 ? pause : between;
	}

	/**
	 * Sleeps.
	 *
	 * @param until by {@link System#nanoTime}
	 * @param stop asked often whether to sleep no longer
	 * @return whether it was stopped, or the thread interrupted
	 */
	static boolean rest(long until, BooleanSupplier stop) {
		try {
			while (System.nanoTime() - until < 0 && !stop.getAsBoolean())
				Thread.sleep(GLANCE.toMillis());
			return stop.getAsBoolean();
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return true;
		}
	}
}
