package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.RunFolder;
import io.github.coverfiji.train.RunRecord;

/** The same seed, device and threads give the same parameters. */
class RepeatedRunTest {

	@TempDir
	private Path folder;

	private Path run(String job, int seed, String name) {
		var output = folder.resolve(name);
		switch (job) {
			case "segmentation" -> new SegmentationTraining(seeded(Runs.SEGMENTATION, seed)).run(Runs.labelled(5), output, false,
				Progress.SILENT);
			case "classification" -> new ClassificationTraining(seeded(Runs.CLASSIFICATION, seed)).run(Runs.classified(5), output,
				false, Progress.SILENT);
			default -> new Pretraining(Runs.with(seeded(Runs.COVER, seed), "method", job)).run(Runs.images(2), output, false,
				Progress.SILENT);
		}
		return output;
	}

	private static <T extends Record> T seeded(T settings, int seed) {
		return Runs.with(Runs.with(settings, "seed", (long) seed), "epochs", 1);
	}

	@ParameterizedTest
	@CsvSource({"COVER", "segmentation"})
	void endsOnTheSameBits(String job) throws IOException {
		repeat(job);
	}

	@ParameterizedTest
	@CsvSource({"PCRL", "classification"})
	@Tag("slow")
	void othersToo(String job) throws IOException {
		repeat(job);
	}

	private void repeat(String job) throws IOException {
		var once = run(job, 1, "once");
		var again = run(job, 1, "again");
		Runs.assertSame(Runs.state(once), Runs.state(again));
		assertEquals(Runs.rows(once, "log.csv"), Runs.rows(again, "log.csv"));
		assertFalse(Runs.same(Runs.state(once), Runs.state(run(job, 2, "other"))));
	}

	@Test
	void whatMayDifferIsListed() {
		var record = RunFolder.create(folder.resolve("run"), RunRecord.of(Runs.COVER, "images", ComputeDevice.CPU)).record();
		assertTrue(record.getAsJsonObject("environment").get("threads").getAsInt() > 0);
		assertEquals(3, record.getAsJsonArray("mayDiffer").size());
		assertTrue(record.getAsJsonArray("mayDiffer").toString().contains("Another number of threads"));
	}
}
