package io.github.coverfiji.engine;

import io.github.coverfiji.twin.Grid;

/** The module of {@code probe.py} whose loss has given derivatives: two parameters, a buffer. */
final class Slopes {

	private Slopes() {}

	/** @return the module with the parameters "first" and "second" */
	static ScriptNode of(Grid first, Grid second) {
		return new ScriptNode("probe.Slopes").parameter("first", Probe.tensor(first))
			.parameter("second", Probe.tensor(second)).buffer("state", HostTensor.constant(7, 2));
	}
}
