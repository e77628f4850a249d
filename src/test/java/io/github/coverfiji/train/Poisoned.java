package io.github.coverfiji.train;

import ai.djl.ndarray.NDManager;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.method.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An objective whose images hold no numbers in some steps.
 *
 * @param good the objective itself
 * @param bad those steps, counted from 0
 */
record Poisoned(Objective good, Set<Long> bad) implements Objective {

	@Override
	public ScriptNode network(long seed) {
		return good.network(seed);
	}

	@Override
	public List<HostTensor> draw(long step) {
		var batch = new ArrayList<>(good.draw(step));
		if (bad.contains(step)) batch.set(0, HostTensor.constant(Float.NaN, batch.get(0).shape()));
		return batch;
	}

	@Override
	public int passes(List<HostTensor> batch) {
		return good.passes(batch);
	}

	@Override
	public List<String> results() {
		return good.results();
	}

	@Override
	public void afterStep(ScriptModule network, NDManager scope) {
		good.afterStep(network, scope);
	}
}
