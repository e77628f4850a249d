package io.github.coverfiji.golden;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcrlStartTest {

	@Test
	void firstNumbersOfTwoStreams() {
		assertArrayEquals(new double[] {0.7666215896606445, -0.13694405555725098, -0.9471324682235718, 0.9417638778686523},
			LongStream.range(0, 4).mapToDouble(i -> PcrlStart.uniform(0, i)).toArray());
		assertArrayEquals(new double[] {0.4084601402282715, -0.06195998191833496, 0.684218168258667, 0.4974708557128906},
			LongStream.range(0, 4).mapToDouble(i -> PcrlStart.uniform(PcrlStart.MOMENTUM, i)).toArray());
	}

	@ParameterizedTest
	@ValueSource(strings = {"pcrl2d-narrow", "pcrl3d-narrow"})
	void computedValuesHaveTheStoredDigests(String name) {
		var golden = Golden.open(name);
		var stored = golden.group("init");
		var start = PcrlStart.open(name);
		assertEquals(stored.size(), start.parameters().size());
		for (var parameter : start.parameters())
			Digest.stored(stored.get(parameter.key())).isOf(parameter.key(), parameter.values(0), 1e-6);
		var queue = golden.array("queue0");
		for (int i = 0; i < queue.length; i++)
			assertEquals((float) (PcrlStart.uniform(3000, i) * 0.15309310892394862), queue[i]);
	}
}
