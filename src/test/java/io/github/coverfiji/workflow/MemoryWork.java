package io.github.coverfiji.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import net.imglib2.img.array.ArrayImgs;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Pooling;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.task.Progress;

/**
 * Three steps, or four tiles, of a kind of work on images as large as its patch; prints the most memory that this process
 * had at once. To be started in a Java of its own.
 */
final class MemoryWork {

	static final String PEAK = "Peak: ";
	private static final int STEPS = 3;
	private static final int CLASSES = 3;

	/**
	 * What is measured.
	 *
	 * @param kind a method of pretraining, or segmentation, classification, segment, features
	 * @param backbone name of the network
	 * @param model its size
	 * @param batch samples in a step
	 * @param sides of a crop or tile
	 * @param memory normal or low
	 */
	record Point(String kind, String backbone, String model, int batch, List<Integer> sides, String memory) {

		static Point of(String text) {
			var words = text.strip().split(" +");
			return new Point(words[0], words[1], words[2], Integer.parseInt(words[3]),
				Arrays.stream(words[4].split(",")).map(Integer::valueOf).toList(), words[5]);
		}

		int dimension() {
			return sides.size();
		}

		String patch() {
			return String.join(",", sides.stream().map(Object::toString).toList());
		}

		PretrainingSettings pretraining() {
			var settings = with(Runs.COVER);
			return Runs.with(Runs.with(settings, "method", kind), "queue", 64);
		}

		SegmentationSettings segmentation() {
			return Runs.with(with(Runs.SEGMENTATION), "validation", 0.0);
		}

		ClassificationSettings classification() {
			return Runs.with(with(Runs.CLASSIFICATION), "validation", 0.0);
		}

		private <T extends Record> T with(T settings) {
			var changed = settings;
			for (var option : Map.of("backbone", backbone, "model", model, "batch", Integer.toString(batch), "patch", patch(),
				"dimension", Integer.toString(dimension()), "epochs", STEPS, "computer.memory", memory).entrySet())
				changed = Runs.with(changed, option.getKey(), option.getValue());
			return changed;
		}

		/** @return the bytes that are said beforehand */
		double estimate() {
			var network = NetworkSize.valueOf(model.toUpperCase(Locale.ROOT)).backbone(backbone, dimension(), 1,
				Pooling.everywhere(dimension()));
			var size = sides.stream().mapToInt(Integer::intValue).toArray();
			var finest = network.featureWidths().get(network.featureWidths().size() - 1);
			return switch (kind) {
				case "segment" -> new TileNeed(network.architecture(), size, CLASSES).bytes();
				case "features" -> new TileNeed(network.architecture(), size, finest).bytes();
				default -> new MemoryNeed(work(), network, size, batch, memory.equals("low"), false).bytes();
			};
		}

		private MemoryNeed.Work work() {
			return kind.equals("segmentation") || kind.equals("classification") ? MemoryNeed.Work.LABELS
				: PretrainingMethod.of(kind).work();
		}

		/** @return an image as large as a crop, or of two tiles along the last axes */
		CalibratedImage image(int number) {
			var size = sides.stream().mapToLong(Integer::longValue).toArray();
			if (isPrediction()) for (int a = size.length - 2; a < size.length; a++) size[a] *= 2;
			var values = new float[Math.toIntExact(Arrays.stream(size).reduce(1, (a, b) -> a * b))];
			for (var i = 0; i < values.length; i++) values[i] = (i * 31 + number * 977) % 101;
			var reversed = IntStream.range(0, size.length).mapToLong(a -> size[size.length - 1 - a]).toArray();
			return new CalibratedImage("image " + number, ArrayImgs.floats(values, reversed), axes(), Calibration.NONE);
		}

		CalibratedImage labels() {
			var ids = new int[sides.stream().reduce(1, (a, b) -> a * b)];
			Arrays.setAll(ids, i -> i % CLASSES);
			return Pictures.labels("labels", Calibration.NONE, axes(), IntStream.range(0, dimension())
				.mapToLong(a -> sides.get(dimension() - 1 - a)).toArray(), ids);
		}

		private List<Axis> axes() {
			return dimension() == 2 ? List.of(Axis.X, Axis.Y) : List.of(Axis.X, Axis.Y, Axis.Z);
		}

		boolean isPrediction() {
			return kind.equals("segment") || kind.equals("features");
		}
	}

	private MemoryWork() {}

	/**
	 * @param args what to measure, and an empty folder
	 * @throws IOException if the folder cannot be written to
	 */
	public static void main(String[] args) throws IOException {
		run(Point.of(args[0]), Path.of(args[1]));
		System.out.println(PEAK + Files.readAllLines(Path.of("/proc/self/status")).stream()
			.filter(line -> line.startsWith("VmHWM")).findFirst().orElseThrow().replaceAll("\\D", ""));
	}

	private static void run(Point point, Path folder) {
		var progress = Progress.SILENT;
		var images = ImageSource.of(IntStream.range(0, Math.max(2, point.batch())).mapToObj(point::image).toList());
		switch (point.kind()) {
			case "segmentation" -> new SegmentationTraining(point.segmentation()).run(new LabelledImages(images,
				ImageSource.of(Collections.nCopies(images.count(), point.labels())), Optional.empty()), folder, false, progress);
			case "classification" -> new ClassificationTraining(point.classification()).run(new ClassifiedImages(images,
				List.of("a", "b"), IntStream.range(0, images.count()).mapToObj(i -> Set.of(i % 2)).toList(),
				Collections.nCopies(images.count(), ""), false), folder, false, progress);
			case "segment", "features" -> predict(point, folder);
			default -> new Pretraining(point.pretraining()).run(images, folder, false, progress);
		}
	}

	private static void predict(Point point, Path folder) {
		var d = point.dimension();
		var network = NetworkSize.valueOf(point.model().toUpperCase(Locale.ROOT)).backbone(point.backbone(), d, 1, Pooling.everywhere(d));
		var card = new ModelCard(ModelCard.FORMAT, ModelCard.SEGMENTATION, "scratch", network.architecture(),
			Normalisation.DEFAULT, Calibration.NONE, Resampling.NONE, point.sides(), LabelClasses.of(CLASSES), Map.of(), "test",
			List.of());
		ModelFile.save(folder.resolve("model.pt"), new Segmenter(network, CLASSES, 255).build(1), card);
		if (point.kind().equals("segment")) {
			try (var segmentation = new Segmentation(folder.resolve("model.pt"), Runs.with(SegmentSettings.DEFAULT, "device",
				"cpu")))
			{
				segmentation.apply(point.image(1), Progress.SILENT);
			}
			return;
		}
		new FeatureExtraction(new FeatureSettings(network.featureWidths().size() - 1, 0, "cpu"),
			ModelFile.open(folder.resolve("model.pt")), point.sides().get(0)).run(point.image(1), Progress.SILENT);
	}
}
