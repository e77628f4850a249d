package io.github.coverfiji.task;

/** The user asked a job to stop. What was finished before is kept and valid. */
public final class CancelledException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** @param stage what was going on, such as "Training" */
	public CancelledException(String stage) {
		super(stage + " was cancelled.");
	}
}
