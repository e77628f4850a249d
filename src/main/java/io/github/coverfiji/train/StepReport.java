package io.github.coverfiji.train;

import java.util.Map;

/**
 * What one step gave.
 *
 * @param step counted from 0
 * @param rate of the schedule
 * @param norm of the gradient before clipping
 * @param results of the objective by name, {@code loss} first; none if the step was skipped
 */
public record StepReport(long step, double rate, double norm, Map<String, Double> results) {

	/** @return whether loss or gradient were no finite numbers, and the step changed nothing */
	public boolean isSkipped() {
		return results.isEmpty();
	}
}
