package io.github.coverfiji.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.PlaneFormat;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.image.TiffPlaneFile;
import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.FolderSegmentation;
import io.github.coverfiji.workflow.NetworkSize;
import io.github.coverfiji.workflow.SegmentSettings;

/**
 * Segmentation of a plane of 1024² pixels at the paper's widths, from file to file (opening the model, reading,
 * normalising, the network on all tiles, blending, writing), against the network's forward passes alone in plain PyTorch:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.github.coverfiji.bench.InferenceRatio
 * </pre>
 */
public final class InferenceRatio {

	private static final int TURNS = 2;
	private static final int PASSES = 2;
	private static final int SIDE = 1024;
	private static final int TILE = 128;
	private static final int MULTIPLE = 16;
	private static final int CLASSES = 3;
	private static final String OURS = "ours";
	private static final Pattern RESULT = Pattern.compile("best ([0-9.]+) s");

	private InferenceRatio() {}

	/**
	 * @param args none; or, in the process that is measured, {@code ours} and the folder
	 * @throws IOException if the folder for temporary files cannot be written to
	 */
	public static void main(String[] args) throws IOException {
		if (args.length > 0 && args[0].equals(OURS)) segment(Path.of(args[1]));
		else System.out.print(Finding.table(measure()));
	}

	/** @return the ratio */
	static List<Finding> measure() throws IOException {
		var folder = Files.createTempDirectory("inference-ratio");
		try {
			prepare(folder);
			return List.of(compare(folder));
		}
		finally {
			try (var files = Files.walk(folder)) {
				for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
			}
		}
	}

	private static Finding compare(Path folder) {
		var tiling = new Tiling(new int[] { TILE, TILE }, SegmentSettings.DEFAULT.overlap(), new int[] { MULTIPLE, MULTIPLE });
		var tiles = tiling.tiles(new int[] { SIDE, SIDE }).size();
		var ours = new Turns();
		var theirs = new Turns();
		for (int turn = 0; turn < TURNS; turn++) {
			measure(OwnProcess.java(InferenceRatio.class, "512m", List.of(OURS, folder.toString())), ours);
			measure(List.of("python3", "src/test/python/pytorch_tiles.py", "" + tiles, "" + TILE, "" + PASSES), theirs);
		}
		return Turns.ratio("segmentation of " + SIDE + "² in " + tiles + " tiles of " + TILE
			+ "², full widths, from file to file: forward passes of PyTorch ÷ all of ours", "PyTorch", theirs, "ours", ours);
	}

	/** Nothing is added where the program ends without a result, as Python does without PyTorch. */
	private static void measure(List<String> command, Turns turns) {
		var result = RESULT.matcher(OwnProcess.output(command));
		if (result.find()) turns.add(Double.parseDouble(result.group(1)));
	}

	private static void prepare(Path folder) throws IOException {
		var unet = NetworkSize.BASE.unet(2, 1);
		var card = new ModelCard(ModelCard.FORMAT, ModelCard.SEGMENTATION, "scratch", unet.architecture(),
			Normalisation.DEFAULT, Calibration.NONE, Resampling.NONE, List.of(TILE, TILE), LabelClasses.of(CLASSES), Map.of(),
			"COVER for Fiji bench", List.of());
		ModelFile.save(folder.resolve("model.pt"), new Segmenter(unet, CLASSES, 255).build(1), card);
		var format = PlaneFormat.labels(new int[] { SIDE, SIDE }, 1, 0xff, Calibration.NONE, LabelClasses.of(CLASSES));
		var plane = new byte[SIDE * SIDE];
		for (int i = 0; i < plane.length; i++) plane[i] = (byte) (i * 31 ^ i >> 10);
		Files.createDirectories(folder.resolve("images"));
		try (var file = TiffPlaneFile.create(folder.resolve("images").resolve("plane.tif"), format, new PixelCache(0))) {
			file.put(plane);
			file.finish();
		}
	}

	private static void segment(Path folder) {
		var best = Double.MAX_VALUE;
		for (int pass = 0; pass < PASSES; pass++) {
			var start = System.nanoTime();
			new FolderSegmentation(folder.resolve("model.pt"), SegmentSettings.DEFAULT).run(folder.resolve("images"),
				folder.resolve("labels" + pass), Progress.SILENT);
			best = Math.min(best, (System.nanoTime() - start) / 1e9);
		}
		System.out.printf(Locale.ROOT, "best %.3f s%n", best);
	}
}
