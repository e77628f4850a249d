package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.Progress;

/** Pretraining that saves after every step, so that kills fall into saves as well, and is killed again and again. */
class KilledTrainingTest {

	private static final int STEPS = 24;
	private static final PretrainingSettings SETTINGS = Runs.with(Runs.COVER, "epochs", STEPS / 2);
	private static final int LONGEST_LIFE = 8;

	@TempDir
	private Path folder;
	private Path whole;

	/** Another process: pretrains into args[0]; args[1] is whether to resume. */
	public static void main(String[] args) throws IOException {
		var warm = Files.createTempDirectory(Path.of(args[0]).getParent(), "warm");
		new Pretraining(Runs.with(Runs.COVER, "epochs", 1)).run(Runs.images(2), warm, false, Progress.SILENT);
		pretrain(Path.of(args[0]), Boolean.parseBoolean(args[1]), Killing.ready("Pretraining"));
	}

	private static void pretrain(Path output, boolean resume, Progress progress) {
		new Pretraining(SETTINGS, Duration.ZERO).run(Runs.images(2), output, resume, progress);
	}

	@BeforeEach
	void undisturbed() {
		whole = folder.resolve("whole");
		pretrain(whole, false, Progress.SILENT);
	}

	@Test
	@Tag("slow")
	void threeKillsChangeNoBit() throws Exception {
		kill(new Killing(1, LONGEST_LIFE, folder), 3);
	}

	@Test
	@Tag("slow")
	void thirtyKillsChangeNoBit() throws Exception {
		kill(new Killing(2, LONGEST_LIFE, folder), 30);
	}

	/** A run that comes to its end between kills is followed by another one. */
	private void kill(Killing killing, int times) throws Exception {
		var steps = new ArrayList<Long>();
		for (int number = 0; killing.kills() < times; number++) {
			var run = folder.resolve("run " + number);
			for (boolean over = false; !over && killing.kills() < times;)
				over = killing.once(KilledTrainingTest.class, () -> steps.add(survived(run)), run.toString(), "" + isBegun(run));
			pretrain(run, isBegun(run), Progress.SILENT);
			assertSameAsUndisturbed(run);
		}
		System.out.println(times + " kills, at steps (-1: before the first checkpoint) " + steps);
	}

	/** What a user sees in the folder: whether there is anything to resume. */
	private static boolean isBegun(Path run) {
		return Files.exists(run.resolve("run.lock"));
	}

	/** Whatever has its name is whole. */
	private static long survived(Path run) throws IOException {
		if (Files.exists(run.resolve("model.pt"))) ModelFile.open(run).load(ComputeDevice.CPU).close();
		if (Files.exists(run.resolve("preview.png"))) assertTrue(ImageFiles.isWhole(run.resolve("preview.png")));
		return Files.exists(run.resolve("state.bin")) ? (long) Runs.state(run).get("#step").values()[0] : -1;
	}

	private void assertSameAsUndisturbed(Path run) throws IOException {
		assertEquals(STEPS, Runs.state(run).get("#step").values()[0]);
		Runs.assertSame(Runs.state(whole), Runs.state(run));
		Runs.assertSame(Runs.weights(whole), Runs.weights(run));
		assertEquals(Runs.rows(whole, "log.csv"), Runs.rows(run, "log.csv"));
		assertEquals(List.of("1", "10", "20", "24"),
			Runs.rows(run, "log.csv").stream().skip(1).map(row -> row.replaceAll(",.*", "")).toList());
		assertArrayEquals(Files.readAllBytes(whole.resolve("preview.png")), Files.readAllBytes(run.resolve("preview.png")));
		try (var files = Files.list(run)) {
			assertFalse(files.anyMatch(file -> file.getFileName().toString().startsWith(".writing")), "half-written files stay");
		}
	}
}
