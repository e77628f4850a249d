package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.List;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/** Keeps what it hears; cancels after so many units of a stage, or in a stage that is not counted. */
final class Recorder implements Progress {

	final List<String> lines = new ArrayList<>();
	private final String stage;
	private final long after;
	private boolean cancelled;

	/** Never cancels. */
	Recorder() {
		this("", Long.MAX_VALUE);
	}

	/** @param after units done of the stage when it cancels; 0 for when the stage is first asked about */
	Recorder(String stage, long after) {
		this.stage = stage;
		this.after = after;
	}

	@Override
	public void status(Status status) {
		if (status.stage().equals(stage) && status.done() >= after) cancelled = true;
	}

	@Override
	public void log(String line) {
		lines.add(line);
	}

	@Override
	public boolean isCancelled() {
		return cancelled;
	}

	@Override
	public void check(String name) {
		if (cancelled || after == 0 && name.equals(stage)) throw new CancelledException(name);
	}

	boolean heard(String part) {
		return lines.stream().anyMatch(line -> line.contains(part));
	}
}
