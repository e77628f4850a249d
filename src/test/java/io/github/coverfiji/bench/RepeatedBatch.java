package io.github.coverfiji.bench;

import java.util.List;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.method.Objective;

/**
 * An objective that draws nothing: each step learns from the same batch.
 *
 * @param objective which says what is learnt
 * @param batch what each step gets
 */
record RepeatedBatch(Objective objective, List<HostTensor> batch) implements Objective {

	/** @return the objective, with the batch of its first step for all steps */
	static RepeatedBatch of(Objective objective) {
		return new RepeatedBatch(objective, objective.draw(0));
	}

	@Override
	public ScriptNode network(long seed) {
		return objective.network(seed);
	}

	@Override
	public List<HostTensor> draw(long step) {
		return batch;
	}

	@Override
	public List<String> results() {
		return objective.results();
	}
}
