package io.github.coverfiji.command;

import ij.IJ;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/**
 * Progress of one running command: hands everything on, keeps it for a bug report, and watches all ways to cancel.
 *
 * @param listener hears the progress
 * @param session keeps it
 * @param command what SciJava may cancel
 * @param thread where the command runs, which may be interrupted
 */
record Watched(Progress listener, SessionLog session, WorkflowCommand command, Thread thread) implements Progress {

	@Override
	public void status(Status status) {
		session.stands(command.label(), status);
		listener.status(status);
	}

	@Override
	public void log(String line) {
		session.says(command.label(), line);
		listener.log(line);
	}

	@Override
	public boolean isCancelled() {
		return command.isCanceled() || thread.isInterrupted() || IJ.escapePressed() || listener.isCancelled();
	}
}
