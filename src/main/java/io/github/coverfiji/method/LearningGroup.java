package io.github.coverfiji.method;

import java.util.List;

/**
 * Trained tensors that share a learning rate.
 *
 * @param paths their paths in the network
 * @param factor of the schedule's rate
 * @param from the first step in which they move
 */
public record LearningGroup(List<String> paths, double factor, long from) {

	/**
	 * @param step counted from 0
	 * @param rate of the schedule at that step
	 * @return this group's rate; after a rest it rises over as many steps as it rested, so that the first steps of an
	 *         optimiser without memory do little harm
	 */
	public double rate(long step, double rate) {
		if (step < from) return 0;
		return factor * rate * Math.min(1, (step - from + 1) / (double) (from + 1));
	}
}
