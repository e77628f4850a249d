package io.github.coverfiji.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.img.array.ArrayImgs;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/**
 * One run folder of each kind as this version writes them, kept to be opened by all later versions. The narrowest
 * networks there are, by way of a start that is so narrow; runs that were cancelled before their last step, to be gone on with.
 */
final class FormatFixture {

	/** Fixtures of all versions, a folder each. */
	static final Path ALL = Path.of("src/test/resources/formats");
	/** Written once, where what a model gives for {@link #output} stands, a number a line. */
	static final String EXPECTED = "expected.csv";

	private static final int LEVELS = 9;
	private static final int WIDTH = 8;
	/** Every so many values of an output are kept. */
	private static final int STRIDE = 13;
	private static final Path PLANE = Path.of("test-data/brain2d/images/coronal_060.tif");
	private static final Path VOLUME = Path.of("test-data/ct3d-synthetic/phantom_imagej.tif");

	/** The kinds of runs, and how each trains. */
	enum Kind {
		COVER2D, COVER3D, PCRL, SEGMENTATION, CLASSIFIER;

		Path in(Path version) {
			return version.resolve(name().toLowerCase(Locale.ROOT));
		}

		int dimension() {
			return this == COVER3D ? 3 : 2;
		}

		/** One model of each; two kinds are gone on with, of the others the model is enough. */
		private List<String> left() {
			var always = List.of("preview.png", "run.lock", this == SEGMENTATION ? "model.pt" : "best.pt");
			return this == COVER2D || this == SEGMENTATION ? always
				: Stream.concat(always.stream(), Stream.of("state.bin", "log.csv", "validation.csv")).toList();
		}

		/** @return how it trains, from a start of that version */
		Record settings(Path version) {
			var settings = switch (this) {
				case COVER2D, COVER3D -> Runs.COVER;
				case PCRL -> Runs.with(Runs.with(Runs.COVER, "method", "PCRL"), "backbone", "unet");
				case SEGMENTATION -> Runs.SEGMENTATION;
				case CLASSIFIER -> Runs.CLASSIFICATION;
			};
			var narrow = Runs.with((Record) settings, "start", start(version, dimension()).toString().replace('\\', '/'));
			return this == COVER3D ? Runs.with(Runs.with(narrow, "dimension", "3"), "patch", "16") : narrow;
		}

		void train(Record settings, Path output, boolean resume, Progress progress) {
			if (settings instanceof SegmentationSettings segmentation)
				new SegmentationTraining(segmentation).run(Runs.labelled(5), output, resume, progress);
			else if (settings instanceof ClassificationSettings classification)
				new ClassificationTraining(classification).run(Runs.classified(5), output, resume, progress);
			else new Pretraining((PretrainingSettings) settings).run(this == COVER3D
				? ImageSource.of(List.of(ImageFiles.open(VOLUME))) : Runs.images(2), output, resume, progress);
		}
	}

	/** Stops a training before its last step. */
	private static final class OneStepLeft implements Progress {

		private boolean reached;

		@Override
		public void status(Status status) {
			if (status.values().containsKey("loss")) reached = status.done() == status.total() - 1;
		}

		@Override
		public boolean isCancelled() {
			return reached;
		}
	}

	private FormatFixture() {}

	/** @param args name of the version to write fixtures of, such as 0.2.0 */
	public static void main(String[] args) throws IOException {
		var version = ALL.resolve(args[0]);
		if (Files.exists(version)) throw new InputException("Cannot write '" + version + "'", "it is there already",
			"fixtures stay as they are: give another name");
		for (var dimension : List.of(2, 3)) saveStart(version, dimension);
		for (var kind : Kind.values()) {
			var run = kind.in(version);
			try {
				kind.train(kind.settings(version), run, false, new OneStepLeft());
				throw new IllegalStateException(kind + " has one step only");
			}
			catch (CancelledException stopped) {
				kind.left().forEach(name -> run.resolve(name).toFile().delete());
			}
			Files.write(run.resolve(EXPECTED), output(kind, run).stream().map(v -> String.format(Locale.ROOT, "%.6f", v)).toList());
		}
		Files.delete(start(version, 3)); // only the planes' runs are gone on with
	}

	private static Path start(Path version, int dimension) {
		return version.resolve("start" + dimension + "d.pt");
	}

	private static void saveStart(Path version, int dimension) {
		var unet = new UNet(dimension, 1, Collections.nCopies(LEVELS, WIDTH));
		ModelFile.save(start(version, dimension), new CoverNetwork(unet, 1, Consistency.STANDARDISED).build(1),
			new ModelCard(ModelCard.FORMAT, ModelCard.FEATURES, "COVER", unet.architecture(), Normalisation.DEFAULT,
				Calibration.NONE, Resampling.NONE, Collections.nCopies(dimension, 16), new LabelClasses(List.of()), Map.of(),
				"COVER for Fiji test", List.of()));
	}

	/** @return what the model gives for a piece of test data: features, probabilities or scores, of which some */
	static List<Float> output(Kind kind, Path model) {
		var image = piece(kind.dimension());
		var values = new ArrayList<Float>();
		switch (kind) {
			case SEGMENTATION -> {
				var settings = new SegmentSettings(true, false, 0.5, "none", false, false, 0, "", "cpu");
				try (var segmentation = new Segmentation(model, settings)) {
					var parts = segmentation.apply(image, Progress.SILENT).parts();
					Pictures.planes(parts.get(SegmentedPart.PROBABILITIES)).forEach(plane -> add(plane, values));
				}
			}
			case CLASSIFIER -> {
				try (var classification = new Classification(model, new ClassifySettings(false, "cpu"))) {
					for (var score : classification.apply(image, Progress.SILENT).scores()) values.add((float) score);
				}
			}
			default -> new FeatureExtraction(new FeatureSettings(4, 0, "cpu"), ModelFile.open(model))
				.run(image, Progress.SILENT).frames().forEach(frame -> add(frame.values().values(), values));
		}
		return IntStream.range(0, values.size()).filter(i -> i % STRIDE == 0 || kind == Kind.CLASSIFIER).mapToObj(values::get)
			.toList();
	}

	private static void add(float[] plane, List<Float> values) {
		for (var value : plane) values.add(value);
	}

	private static CalibratedImage piece(int dimension) {
		var image = ImageFiles.open(dimension == 3 ? VOLUME : PLANE);
		var size = dimension == 3 ? new int[] { 16, 16, 16 } : new int[] { 24, 32 };
		var start = dimension == 3 ? new long[] { 0, 24, 24 } : new long[] { 40, 60 };
		var values = PatchReader.read(Sample.of(image, dimension, Normalisation.none().fit(image)), start, size).values();
		var sides = dimension == 3 ? new long[] { 16, 16, 16 } : new long[] { 32, 24 };
		return new CalibratedImage("piece", ArrayImgs.floats(values, sides), dimension == 3 ? Pictures.XYZ : Pictures.XY,
			image.calibration());
	}
}
