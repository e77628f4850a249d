package io.github.coverfiji.train;

/** Hears each step of a training, on the training's thread. */
@FunctionalInterface
public interface TrainingListener {

	/**
	 * @param report of the step just done
	 * @param training which did it; its state is that after the step
	 */
	void after(StepReport report, Training training);
}
