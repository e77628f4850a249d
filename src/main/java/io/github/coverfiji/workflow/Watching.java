package io.github.coverfiji.workflow;

import io.github.coverfiji.task.Progress;

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
}
