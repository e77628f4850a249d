package io.github.coverfiji.command;

import java.time.Duration;

import ij.IJ;

import io.github.coverfiji.task.Status;
import io.github.coverfiji.ui.LossWindow;
import io.github.coverfiji.ui.StatusLine;

/**
 * Progress in ImageJ's status line, progress bar and log window, at most five times a second, and losses as a plot with a
 * button to stop.
 */
final class ImageJProgress implements ProgressDisplay {

	private final LossWindow losses = new LossWindow(() -> stopped = true);
	private volatile boolean stopped;
	private final Pace pace = new Pace(Duration.ofMillis(200), System::nanoTime);

	@Override
	public synchronized void status(Status status) {
		losses.hear(status);
		if (!pace.lets(status)) return;
		StatusLine.show(status.toString());
		IJ.showProgress(status.fraction());
	}

	@Override
	public void log(String line) {
		IJ.log(line);
	}

	@Override
	public boolean isCancelled() {
		return stopped;
	}

	@Override
	public void close() {
		losses.close();
		IJ.showStatus("");
		IJ.showProgress(1);
	}
}
