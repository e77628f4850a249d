package io.github.coverfiji.task;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Work with files that goes on when its thread is interrupted. An interrupt closes the channels that the thread works
 * with (not the streams that {@code Files} opens), which looks like a fault of the disk; but it asks the job to stop, and
 * a job that stops still saves what it has. So the interrupt is kept until the work is done, for the job's next question
 * whether to go on.
 */
public final class Uninterrupted {

	/** Reads or writes something small. */
	@FunctionalInterface
	public interface Work<T> {

		/** @return what came of it; called again, to begin anew, if the thread was interrupted meanwhile */
		T done() throws IOException;
	}

	private Uninterrupted() {}

	/**
	 * @param work seconds at most: an interrupt waits so long
	 * @return what came of it; the thread is interrupted if it was before or meanwhile
	 * @throws IOException what the work threw, unless it was for an interrupt
	 */
	public static <T> T of(Work<T> work) throws IOException {
		var interrupted = Thread.interrupted();
		try {
			for (;;) {
				try {
					return work.done();
				}
				catch (ClosedByInterruptException e) {
					interrupted |= Thread.interrupted();
				}
			}
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
	}
}
