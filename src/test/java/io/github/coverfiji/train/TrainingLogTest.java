package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.HostTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {

	@TempDir
	private Path folder;

	private static Map<String, Double> numbers(double loss, double dice) {
		var numbers = new LinkedHashMap<String, Double>();
		numbers.put("loss", loss);
		numbers.put("dice", dice);
		return numbers;
	}

	@Test
	void rowsAreReadBackAndCutOff() throws IOException {
		var file = folder.resolve("log.csv");
		var log = new TrainingLog(file);
		assertTrue(log.last().isEmpty());
		assertEquals(0, log.column("loss").count());
		log.row(1, numbers(2, 0.1234567));
		log.row(10, numbers(1, Double.NaN));
		log.row(20, numbers(1e-9, 0.5));
		assertEquals(List.of("step,loss,dice", "1,2.00000,0.123457", "10,1.00000,NaN", "20,1.00000e-09,0.500000"),
			Files.readAllLines(file));
		assertArrayEquals(new double[] { 2, 1, 1e-9 }, log.column("loss").toArray());
		assertArrayEquals(new double[] { 1, 10, 20 }, log.column("step").toArray());
		assertEquals(0, log.column("other").count());
		assertEquals(numbers(1e-9, 0.5), log.last());
		log.truncate(19);
		assertEquals(List.of("step,loss,dice", "1,2.00000,0.123457", "10,1.00000,NaN"), Files.readAllLines(file));
		log.truncate(0);
		assertEquals(List.of("step,loss,dice"), Files.readAllLines(file));
		assertTrue(log.last().isEmpty());
	}

	@Test
	void groupGivesMeansAndSurvivesACheckpoint() {
		var random = new Random(1);
		var whole = new LogGroup(List.of("loss", "dice"));
		var part = new LogGroup(List.of("loss", "dice"));
		for (var i = 0; i < 3; i++) {
			var results = numbers(random.nextFloat(), random.nextFloat());
			whole.add(results);
			part.add(results);
		}
		var resumed = new LogGroup(List.of("loss", "dice"));
		resumed.restore(part.tensors());
		var more = numbers(3, 0.25f);
		whole.add(more);
		resumed.add(more);
		var means = whole.take();
		assertEquals(List.of("loss", "dice"), List.copyOf(means.keySet()));
		assertEquals(means, resumed.take());
		assertTrue(whole.isEmpty());
		whole.add(numbers(5, 0));
		assertEquals(5, whole.take().get("loss"));
	}

	@Test
	void skippedStepsAreCountedAcrossACheckpoint() {
		var part = new LogGroup(List.of("loss"));
		part.skip();
		part.skip();
		var resumed = new LogGroup(List.of("loss"));
		resumed.restore(part.tensors());
		assertTrue(resumed.isEmpty());
		resumed.skip();
		assertEquals(Map.of("skipped", 3.), resumed.takeSkipped());
		assertEquals(Map.of("skipped", 0.), resumed.takeSkipped());
	}

	/** Its table has no such column. */
	@Test
	void runOfAVersionThatDidNotCountGoesOnWithoutTheColumn() {
		var resumed = new LogGroup(List.of("loss"));
		resumed.restore(Map.of("#step", HostTensor.scalar(7)));
		resumed.skip();
		assertEquals(Map.of(), resumed.takeSkipped());
		var again = new LogGroup(List.of("loss"));
		again.restore(Map.of("#step", HostTensor.scalar(8), "#log/loss", HostTensor.constant(1, 1)));
		assertEquals(Map.of(), again.takeSkipped());
	}
}
