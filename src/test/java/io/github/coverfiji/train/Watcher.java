package io.github.coverfiji.train;

import java.util.ArrayList;
import java.util.List;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/** Keeps what it hears; cancels when told. */
final class Watcher implements Progress {

	final List<String> lines = new ArrayList<>();
	String cancelAt = "never";
	Runnable atLast = () -> {};
	boolean cancelled;

	@Override
	public void log(String line) {
		lines.add(line);
		if (line.contains(cancelAt)) cancelled = true;
		if (line.startsWith("Saving step")) atLast.run();
	}

	@Override
	public void status(Status status) {
		if (cancelAt.equals("step " + status.done())) cancelled = true;
	}

	@Override
	public boolean isCancelled() {
		return cancelled;
	}

	long count(String part) {
		return lines.stream().filter(line -> line.contains(part)).count();
	}
}
