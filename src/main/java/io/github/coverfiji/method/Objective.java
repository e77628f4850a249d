package io.github.coverfiji.method;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.djl.ndarray.NDManager;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.network.ComputeForm;

/**
 * One way to learn: which network, what a step draws, and what it scores.
 *
 * <p>The network's class has a method {@code step} that takes what {@link #draw} gives, in that order, and returns
 * one number for each of {@link #results}, the loss first.
 */
public interface Objective {

	/** @return the network with fresh weights, always the same for one seed */
	ScriptNode network(long seed);

	/**
	 * Reads and draws what one step needs. Depends on nothing but the step; may run on several threads at once.
	 *
	 * @param step counted from 0
	 * @return the arguments of the network's method {@code step}
	 */
	List<HostTensor> draw(long step);

	/**
	 * Into how many passes a step may be divided where memory is short ({@link ComputeForm#inPasses}), with the same result:
	 * the network's {@code step} then hands the derivatives by its features to the method {@code learn} of its backbone.
	 *
	 * @param batch what {@link #draw} gave
	 * @return the images that go through the backbone; 1 where they cannot be parted
	 */
	default int passes(List<HostTensor> batch) {
		return 1;
	}

	/** @return names of the numbers that {@code step} returns, {@code loss} first */
	List<String> results();

	/**
	 * @param means of the results over some steps, by name
	 * @return the numbers to log and to show
	 */
	default Map<String, Double> report(Map<String, Double> means) {
		return means;
	}

	/**
	 * @param report of the last steps of a run
	 * @return a sentence if these numbers say that nothing was learnt
	 */
	default Optional<String> doubt(Map<String, Double> report) {
		return Optional.empty();
	}

	/**
	 * Draws what the network has learnt so far, for a person to look at.
	 *
	 * @param network as it is now
	 * @param step whose random numbers to use
	 * @return a grey picture (1, Y, X) of values 0 … 1; none if this objective has nothing to show
	 */
	default Optional<Patch> preview(ScriptModule network, long step) {
		return Optional.empty();
	}

	/**
	 * What happens to the network after the optimiser has moved its weights; nothing unless said otherwise.
	 *
	 * @param network as it is after the step
	 * @param scope owns temporary tensors
	 */
	default void afterStep(ScriptModule network, NDManager scope) {}

	/**
	 * @param paths of all trained tensors of the network
	 * @return which of them learn together, and how fast; all of them at the full rate unless said otherwise
	 */
	default List<LearningGroup> groups(Collection<String> paths) {
		return List.of(new LearningGroup(List.copyOf(paths), 1, 0));
	}
}
