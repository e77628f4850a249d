package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class OptimiserTest {
	@Test
	void loads() {
		try (var m = ScriptModule.load(new ScriptNode("optimiser.Optimiser"), ComputeDevice.CPU); var s = m.manager().newSubManager()) {
			var g = List.of(s.create(new float[] { 3, 4 }));
			assertEquals(5, m.call(s, "clip", List.of(g, s.create(1f))).get(0).getFloat(), 1e-6);
			var p = List.of(s.create(new float[] { 3, 4 }));
			m.call(s, "adam", List.of(p, g, List.of(s.zeros(p.get(0).getShape())), List.of(s.zeros(p.get(0).getShape())), List.of(s.create(0f)), s.create(new double[] { 1e-3, 0, .9, .999 })));
			System.out.println(p.get(0));
			m.call(s, "sgd", List.of(p, g, List.of(s.zeros(p.get(0).getShape())), List.of(s.create(0f)), s.create(new double[] { 1e-3, 0, .9, .999 })));
			System.out.println(p.get(0));
		}
	}
}
