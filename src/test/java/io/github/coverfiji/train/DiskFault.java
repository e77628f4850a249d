package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.method.CoverObjective;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.Progress;

/** Runs of a few steps whose disk a test disturbs, and the run that nothing happened to. */
abstract class DiskFault {

	static final int STEPS = 12;
	static final int KIBIBYTES = 2048;
	/** A checkpoint whenever the disk is idle, and no long waiting. */
	static final Patience SHORT =
		new Patience(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(60), Duration.ofMillis(300), Duration.ofSeconds(20));
	/** Its checkpoints are of 0.2 MB. */
	static final UNet NARROW = new UNet(2, 1, Collections.nCopies(9, 8));

	@TempDir
	private static Path reference;
	@TempDir
	Path place;
	final Watcher watcher = new Watcher();

	/** What happens at a step. */
	interface Deed {

		void at(long step) throws Exception;
	}

	static RunFolder folder(Path path) {
		return RunFolder.create(path, new RunRecord(Map.of("seed", 1), "data", Map.of(), List.of()));
	}

	static Run run(RunFolder folder, CoverObjective objective, Patience patience, Path... places) {
		var card = new ModelCard(ModelCard.FORMAT, ModelCard.FEATURES, "COVER", NARROW.architecture(),
			Normalisation.none(), Calibration.NONE, Resampling.NONE, List.of(32, 32), new LabelClasses(List.of()), Map.of(),
			"test", List.of());
		return new Run(folder, objective, card, patience, new Refuge(List.of(places)));
	}

	static Training training(CoverObjective objective) {
		return new Training(objective, objective.network(1), Schedule.cosine(1e-3, STEPS), Optimiser.Settings.ADAM,
			ComputeDevice.CPU);
	}

	static TrainingListener listener(Deed deed) {
		return (report, training) -> {
			try {
				deed.at(training.step());
			}
			catch (RuntimeException e) {
				throw e;
			}
			catch (Exception e) {
				throw new IllegalStateException(e);
			}
		};
	}

	@BeforeAll
	static void undisturbed() {
		var objective = Waves.cover(NARROW, 2, 32);
		try (var training = training(objective)) {
			run(folder(reference.resolve("run")), objective, SHORT).train("Test", training, Progress.SILENT);
		}
	}

	void train(RunFolder folder, Deed deed, Path... places) {
		var objective = Waves.cover(NARROW, 2, 32);
		try (var training = training(objective)) {
			run(folder, objective, SHORT, places).listening(listener(deed)).train("Test", training, watcher);
		}
	}

	void assertAsUndisturbed(Path run) throws IOException {
		var whole = reference.resolve("run");
		for (var name : new String[] { "state.bin", "model.pt" })
			assertArrayEquals(Files.readAllBytes(whole.resolve(name)), Files.readAllBytes(run.resolve(name)), name);
		assertEquals(Files.readString(whole.resolve("log.csv")), Files.readString(run.resolve("log.csv")));
		try (var files = Files.list(run)) {
			assertEquals(List.of("log.csv", "model.pt", "record.json", "state.bin"),
				files.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}
}
