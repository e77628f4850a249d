package io.github.coverfiji.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import ij.IJ;

/** Pretrains, trains and segments in turns, each interrupted in several ways, until the time is over. */
final class Soak {

	private static final Path FOLDER = Path.of("target/soak").toAbsolutePath();
	private static final Path BRAIN = Path.of("test-data/brain2d");
	private static final List<Integer> SLICES = List.of(40, 56, 72, 88, 104, 116);
	private static final int MOST_INTERRUPTIONS = 3;
	private static final String TINY = " model=tiny patch=32 batch=2 device=cpu cache=16";

	private final Tally tally = new Tally();
	private final Verdict verdict = new Verdict(tally);
	private final Random random = new Random(1);
	private final long end;
	private final Path images = FOLDER.resolve("images");
	private final Job pretraining = new Job("COVER Pretrain", "input=[" + images + "] epochs=8" + TINY,
		FOLDER.resolve("undisturbed/pretrained"), true);
	private final Job training = new Job("COVER Train Segmentation", "images=[" + images + "] labels=["
		+ FOLDER.resolve("labels") + "] epochs=8 start=[" + pretraining.output() + "]" + TINY.replace("model=tiny ", ""),
		FOLDER.resolve("undisturbed/trained"), true);
	private final Job segmenting = new Job("COVER Segment Folder", "input=[" + images + "] model=[" + training.output()
		+ "] device=cpu cache=16", FOLDER.resolve("undisturbed/segmented"), false);

	private Soak(Duration time) {
		end = System.nanoTime() + time.toNanos();
	}

	/** @param args minutes to go on */
	public static void main(String[] args) throws IOException, InterruptedException, TimeoutException {
		var soak = new Soak(Duration.ofMinutes(Long.parseLong(args[0])));
		clear(FOLDER);
		soak.cutImages();
		try {
			soak.rounds();
		}
		finally {
			soak.tally.memory("at the end");
			System.out.println(soak.tally.table());
			Files.writeString(FOLDER.resolve("RESULTS.md"), soak.tally.table());
		}
		System.exit(soak.tally.nothingLost() ? 0 : 1);
	}

	private void rounds() throws IOException, InterruptedException, TimeoutException {
		tally.memory("at the start");
		for (var job : List.of(pretraining, training, segmenting))
			if (job.inOwnProcess() != 0) throw new IllegalStateException("undisturbed, it fails: " + job.printed());
		for (int round = 1; isTimeLeft(); round++) {
			var folder = FOLDER.resolve("round " + round);
			Files.createDirectories(folder);
			for (var job : List.of(pretraining, training, segmenting)) {
				if (isTimeLeft()) interrupted(job, job.into(folder.resolve("killed " + job.label())));
				if (isTimeLeft()) cancelled(job, job.into(folder.resolve("cancelled " + job.label())));
				if (isTimeLeft() && job.trains()) takenAway(job, job.into(folder.resolve("away " + job.label())));
			}
			if (isTimeLeft()) brokenImage(folder);
			if (isTimeLeft()) tally.add("whole rounds", 1);
			if (round == 1) tally.memory("after the first round");
			System.out.println(tally.table());
			if (tally.nothingLost()) clear(folder);
		}
	}

	private boolean isTimeLeft() {
		return System.nanoTime() < end;
	}

	/** Processes killed, or told to stop and killed while they save, at random moments; then one that comes to its end. */
	private void interrupted(Job undisturbed, Job job) throws IOException, InterruptedException, TimeoutException {
		for (int n = random.nextInt(MOST_INTERRUPTIONS); n >= 0; n--) {
			if (job.isBegun()) tally.add("resumed", 1);
			var process = job.start();
			if (process.waitFor(500 + random.nextInt(10000), TimeUnit.MILLISECONDS)) break;
			if (random.nextBoolean()) {
				tally.add("processes told to stop (SIGTERM)", 1);
				process.destroy();
				process.waitFor(random.nextInt(800), TimeUnit.MILLISECONDS);
			}
			if (process.isAlive()) tally.add("processes killed (SIGKILL)", 1);
			process.destroyForcibly();
			job.end(process);
			verdict.opens(job, "after a kill");
		}
		finish(undisturbed, job);
	}

	/** In this process, as in Fiji, where Esc interrupts. */
	private void cancelled(Job undisturbed, Job job) throws IOException, InterruptedException, TimeoutException {
		for (int n = random.nextInt(MOST_INTERRUPTIONS); n >= 0; n--) {
			if (job.isBegun()) tally.add("resumed", 1);
			job.here(thread -> {
				thread.join(100 + random.nextInt(6000));
				if (thread.isAlive()) tally.add("jobs cancelled", 1);
				thread.interrupt();
			});
			verdict.opens(job, "after cancelling");
		}
		finish(undisturbed, job);
	}

	/** The folder gives place to a file for a while, so that nothing can be written, whoever asks. */
	private void takenAway(Job undisturbed, Job job) throws IOException, InterruptedException, TimeoutException {
		var away = job.output().resolveSibling("elsewhere");
		job.here(thread -> {
			while (thread.isAlive() && !Files.exists(job.output().resolve("log.csv"))) Thread.sleep(50);
			Files.move(job.output(), away);
			Files.writeString(job.output(), "in the way");
			tally.add("folders made unwritable for a while", 1);
			thread.join(1000 + random.nextInt(4000));
			Files.delete(job.output());
			Files.move(away, job.output());
		});
		verdict.opens(job, "after its folder was away");
		finish(undisturbed, job);
	}

	/** One image is cut off: it is named, the others are done; without it all is well. */
	private void brokenImage(Path folder) throws IOException, InterruptedException, TimeoutException {
		var copies = folder.resolve("copies");
		Files.createDirectories(copies);
		for (var slice : SLICES) Files.copy(images.resolve(name(slice)), copies.resolve(name(slice)));
		var bytes = Files.readAllBytes(images.resolve(name(SLICES.get(0))));
		Files.write(copies.resolve("broken.tif"), Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1)));
		tally.add("broken images", 1);
		var job = segmenting.into(folder.resolve("broken")).with(segmenting.options().replace(images.toString(), copies.toString()));
		if (job.here(thread -> {}) == 0 || !job.printed().contains("broken.tif"))
			tally.lost("a broken image went unnoticed, and its result is missing: " + job.printed());
		verdict.opens(job, "beside a broken image");
		verdict.equal(segmenting, job);
		Files.delete(copies.resolve("broken.tif"));
		finish(segmenting, job);
	}

	private void finish(Job undisturbed, Job job) throws IOException, InterruptedException, TimeoutException {
		if (job.isBegun()) tally.add("resumed", 1);
		if (job.here(thread -> {}) != 0) tally.lost("'" + job.output() + "' does not come to its end: " + job.printed());
		else verdict.equal(undisturbed, job);
		tally.add("jobs brought to their end", 1);
	}

	private void cutImages() throws IOException {
		for (var kind : List.of("images", "labels")) {
			Files.createDirectories(FOLDER.resolve(kind));
			for (var slice : SLICES) {
				var image = IJ.openImage(BRAIN.resolve(kind).resolve(name(slice)).toString());
				image.setRoi(60, 44, 64, 56);
				IJ.saveAsTiff(image.crop(), FOLDER.resolve(kind).resolve(name(slice)).toString());
			}
		}
		Files.createDirectories(pretraining.output().getParent());
		Files.copy(BRAIN.resolve("classes.csv"), FOLDER.resolve("labels/classes.csv"), StandardCopyOption.REPLACE_EXISTING);
	}

	private static String name(int slice) {
		return String.format("coronal_%03d.tif", slice);
	}

	private static void clear(Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		try (var files = Files.walk(folder)) {
			for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(file);
		}
	}
}
