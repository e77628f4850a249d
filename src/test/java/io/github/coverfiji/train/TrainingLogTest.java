package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.engine.HostTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.SmallDisk;

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
		assertTrue(Files.notExists(file));
		log.writeTo(file);
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
	void fullDiskLosesNoRowAndDoublesNone() throws IOException {
		try (var disk = SmallDisk.at(folder, 64)) {
			var file = folder.resolve("log.csv");
			var log = new TrainingLog(file);
			var expected = new ArrayList<>(List.of("step,loss,dice"));
			for (var i = 1; i <= 600; i++) {
				log.row(i, numbers(i, 0.5));
				expected.add(String.format(Locale.ROOT, "%d,%.6g,0.500000", i, (double) i));
				if (i == 100) disk.fill();
				if (i == 500) disk.free();
				if (i % 3 == 0 && i > 100 && i < 500) writeToFull(log, file);
				else if (i % 3 == 0) log.writeTo(file);
				if (i % 3 == 0) assertTrue(expected.containsAll(Files.readAllLines(file)), "row " + i);
			}
			assertEquals(expected, Files.readAllLines(file));
			assertEquals(List.of("log.csv"), List.of(folder.toFile().list()));
		}
	}

	/** The last piece of four kilobytes takes some rows more. */
	private static void writeToFull(TrainingLog log, Path file) {
		try {
			log.writeTo(file);
		}
		catch (InputException e) {
			assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
		}
	}

	@Test
	void tablePutBackFromACopyIsWrittenWhole() throws IOException {
		var file = folder.resolve("log.csv");
		var log = new TrainingLog(file);
		log.row(1, numbers(2, 0.5));
		log.writeTo(file);
		var early = Files.readAllBytes(file);
		log.row(10, numbers(1, 0.5));
		log.writeTo(file);
		var whole = Files.readAllLines(file);
		Files.write(file, early);
		log.writeTo(file);
		assertEquals(whole, Files.readAllLines(file));
		Files.delete(file);
		log.writeTo(file);
		assertEquals(whole, Files.readAllLines(file));
		var other = folder.resolve("other.csv");
		log.writeTo(other);
		assertEquals(whole, Files.readAllLines(other));
	}

	@Test
	void halfARowIsNoRow() throws IOException {
		var file = Files.writeString(folder.resolve("log.csv"), "step,loss,dice\n1,2.00000,0.500000\n10,1.0");
		var log = new TrainingLog(file);
		assertEquals(numbers(2, 0.5), log.last());
		log.row(10, numbers(3, 0.25));
		log.writeTo(file);
		assertEquals(List.of("step,loss,dice", "1,2.00000,0.500000", "10,3.00000,0.250000"), Files.readAllLines(file));
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
