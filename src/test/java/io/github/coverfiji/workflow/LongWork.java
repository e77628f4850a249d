package io.github.coverfiji.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

import com.sun.jna.NativeLibrary;

import ai.djl.engine.Engine;
import ai.djl.ndarray.BaseNDManager;

import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/**
 * Trains and segments for long, then runs all kinds of work again and again as in one Fiji; prints how much memory the
 * process holds meanwhile, and what the engine still has open. To be started in a Java of its own whose heap does not grow.
 */
final class LongWork {

	/** An image of these tests is that many crops of 16 voxels. */
	private static final int CROPS = 8;
	private static final int WARM = 2;
	private static final int LOOKS = 4;
	private static final int PAUSE_MS = 100;

	private LongWork() {}

	/**
	 * @param args an empty folder, how many steps (a multiple of 8), how many predictions, how many runs of each kind
	 * @throws IOException if the folder cannot be written to
	 */
	public static void main(String[] args) throws IOException {
		var folder = Path.of(args[0]);
		tell("start", 0);
		train(folder, Integer.parseInt(args[1]));
		predict(folder, Integer.parseInt(args[2]));
		repeat(folder, Integer.parseInt(args[3]));
	}

	private static void train(Path folder, int steps) {
		var settings = Runs.COVER;
		for (var option : Map.of("patch", "16", "batch", "1", "model", "tiny", "epochs", steps / CROPS).entrySet())
			settings = Runs.with(settings, option.getKey(), option.getValue());
		new Pretraining(settings).run(Runs.images(1), folder.resolve("long"), false, new Progress() {

			@Override
			public void status(Status status) {
				if (!status.stage().equals("Pretraining")) return;
				if (status.done() == status.total() / 4 || status.done() == status.total()) tell("steps", status.done());
			}
		});
	}

	private static void predict(Path folder, int predictions) {
		var model = UntrainedModel.save(folder.resolve("model.pt"), 2, 1, 3);
		try (var segmentation = new Segmentation(model, Runs.with(SegmentSettings.DEFAULT, "device", "cpu"))) {
			for (int i = 1; i <= predictions; i++) {
				segmentation.apply(Runs.image(1), Progress.SILENT);
				if (i == predictions / 4 || i == predictions) tell("predictions", i);
			}
		}
	}

	/** Each run opens and closes all that it needs. */
	private static void repeat(Path folder, int runs) throws IOException {
		for (int i = 1; i <= runs; i++) {
			var here = Files.createDirectories(folder.resolve("run" + i));
			new Pretraining(Runs.COVER).run(Runs.images(2), here.resolve("cover"), false, Progress.SILENT);
			new Pretraining(Runs.with(Runs.COVER, "method", "PCRL")).run(Runs.images(2), here.resolve("pcrl"), false,
				Progress.SILENT);
			new SegmentationTraining(Runs.with(Runs.SEGMENTATION, "start", here.resolve("cover").toString()))
				.run(Runs.labelled(5), here.resolve("segmentation"), false, Progress.SILENT);
			new ClassificationTraining(Runs.CLASSIFICATION).run(Runs.classified(5), here.resolve("classes"), false,
				Progress.SILENT);
			new FeatureExtraction(new FeatureSettings(4, 2, "cpu"), ModelFile.open(
				here.resolve("cover"))).run(Runs.image(1), Progress.SILENT);
			if (i == runs / WARM || i == runs) tell("runs", i);
		}
	}

	private static void tell(String work, long done) {
		var kilobytes = IntStream.range(0, LOOKS).mapToLong(look -> resident()).min().orElseThrow();
		System.out.println(work + " " + done + " " + kilobytes + " " + (work.equals("start") ? 0 : open()));
	}

	/** What Java and the C library keep for later is given back first: it is free, and its amount is chance. */
	private static long resident() {
		System.gc();
		NativeLibrary.getInstance("c").getFunction("malloc_trim").invokeInt(new Object[] {0});
		try (var lines = Files.lines(Path.of("/proc/self/status"))) {
			Thread.sleep(PAUSE_MS);
			return lines.filter(line -> line.startsWith("VmRSS")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
				.findFirst().orElseThrow();
		}
		catch (IOException | InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @return how many tensors and managers hang at the engine's root */
	private static int open() {
		try (var manager = Engine.getEngine("PyTorch").newBaseManager()) {
			var resources = BaseNDManager.class.getDeclaredField("resources");
			resources.setAccessible(true);
			return ((Map<?, ?>) resources.get(manager.getParentManager())).size() - 1;
		}
		catch (ReflectiveOperationException e) {
			throw new IllegalStateException("This version of DJL counts elsewhere", e);
		}
	}
}
