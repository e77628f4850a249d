package io.github.coverfiji.workflow;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/** Listeners for work within a larger job. */
final class Watching {

	private Watching() {}

	/** @return asks the given listener whether to go on, and tells it nothing: it counts the larger job */
	static Progress cancelOf(Progress progress) {
		return new Progress() {

			@Override
			public boolean isCancelled() {
				return progress.isCancelled();
			}
		};
	}

	/**
	 * @param part what to call the part, such as "Segmenting file 3 of 5000"
	 * @param progress hears all that is logged
	 * @param quiet how long nothing is told of where the part stands: short parts would hide the larger job
	 * @param clock tells the time in nanoseconds
	 * @return hears a part of a larger job, which begins now
	 */
	static Progress partOf(String part, Progress progress, Duration quiet, LongSupplier clock) {
		var start = clock.getAsLong();
		return new Progress() {

			@Override
			public void status(Status status) {
				if (clock.getAsLong() - start >= quiet.toNanos()) progress.status(new Status(part + ": " + status.stage(),
					status.done(), status.total(), status.remaining(), status.values()));
			}

			@Override
			public void log(String line) {
				progress.log(line);
			}

			@Override
			public boolean isCancelled() {
				return progress.isCancelled();
			}

			@Override
			public void check(String stage) {
				progress.check(stage);
			}
		};
	}
}
