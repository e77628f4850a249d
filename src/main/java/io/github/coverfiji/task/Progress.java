package io.github.coverfiji.task;

import java.time.Duration;
import java.util.Map;

/**
 * The one listener of every job that takes longer than two seconds: it hears where the job stands and says whether
 * to go on. Front ends (window, macro, server) implement it; jobs call {@link #check} at least once a second.
 *
 * <p>All methods may be called from any thread; a job calls them from one thread at a time.
 */
public interface Progress {

	/** A listener that hears nothing and never cancels. */
	Progress SILENT = new Progress() {};

	/** @param status where the job stands; called often, so implementations thin it out themselves */
	default void status(Status status) {}

	/** @param line something the user should be able to read later: a decision, a warning, a result */
	default void log(String line) {}

	/** @return whether the user asked to stop; the job has to look and end in time */
	default boolean isCancelled() {
		return false;
	}

	/**
	 * @param stage what is going on
	 * @throws CancelledException if the user asked to stop
	 */
	default void check(String stage) {
		if (isCancelled()) throw new CancelledException(stage);
	}

	/**
	 * Starts a countable stage.
	 *
	 * @param name what is going on, such as "Segmenting"
	 * @param total number of units
	 * @return a counter that estimates the remaining time and checks for cancelling
	 */
	default Stage stage(String name, long total) {
		return new Stage(this, name, total, System.nanoTime());
	}

	/**
	 * Counts the units of one stage.
	 *
	 * @param progress who listens
	 * @param name what is going on
	 * @param total number of units
	 * @param start {@link System#nanoTime} of the beginning
	 */
	record Stage(Progress progress, String name, long total, long start) {

		/**
		 * @param done units finished since the stage began
		 * @param values numbers worth showing
		 * @throws CancelledException if the user asked to stop
		 */
		public void reached(long done, Map<String, Double> values) {
			var spent = System.nanoTime() - start;
			var left = done == 0 ? Duration.ofSeconds(-1) : Duration.ofNanos((long) (spent / (double) done * (total - done)));
			progress.status(new Status(name, done, total, left, values));
			progress.check(name);
		}

		/**
		 * @param done units finished since the stage began
		 * @throws CancelledException if the user asked to stop
		 */
		public void reached(long done) {
			reached(done, Map.of());
		}
	}
}
