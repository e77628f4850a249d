package io.github.coverfiji.command;

import java.time.Duration;

import ij.IJ;

import io.github.coverfiji.task.Status;

/** Progress in ImageJ's status line, progress bar and log window, at most five times a second. */
final class ImageJProgress implements ProgressDisplay {

	private final Pace pace = new Pace(Duration.ofMillis(200), System::nanoTime);

	@Override
	public synchronized void status(Status status) {
		if (!pace.lets(status)) return;
		IJ.showStatus(status.toString());
		IJ.showProgress(status.fraction());
	}

	@Override
	public void log(String line) {
		IJ.log(line);
	}

	@Override
	public void close() {
		IJ.showStatus("");
		IJ.showProgress(1);
	}
}
