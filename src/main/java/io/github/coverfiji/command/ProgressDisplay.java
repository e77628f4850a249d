package io.github.coverfiji.command;

import io.github.coverfiji.task.Progress;

/** Progress that a user sees and that leaves things tidy after each command. */
sealed interface ProgressDisplay extends Progress, AutoCloseable permits ImageJProgress, ConsoleProgress {

	/** Ends what is still shown as going on. May be used again afterwards. */
	@Override
	void close();
}
