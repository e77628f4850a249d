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

	/** @return this group's rate at a step, given the schedule's */
	public double rate(long step, double rate) {
		return step < from ? 0 : factor * rate;
	}
}
