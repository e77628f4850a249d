package io.github.coverfiji.workflow;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.network.Backbones;
import io.github.coverfiji.network.Pooling;
import io.github.coverfiji.task.Progress;

/**
 * What a step of training takes.
 *
 * @param patch size of a crop, tensor order
 * @param images crops that go through the network together, views counted one by one
 * @param width of the finest level
 * @param candidates of COVER's vectors, (2R + 1)^d; 0 for other methods
 */
record MemoryNeed(int[] patch, int images, int width, int candidates) {

	/** Java, PyTorch and a network of no size. */
	private static final double BASE = 0.45e9;
	/** Activations and their gradients, for each voxel and channel of the finest level; the other levels are in it. */
	private static final double ACTIVATION = 180;
	private static final double CANDIDATE = 16;
	/** Weights of the U-Net in planes, for the square of its finest width; in volumes three times as many. */
	private static final double WEIGHTS = 7700;
	/** Weight, gradient, and two states of Adam. */
	private static final double WEIGHT = 16;

	static MemoryNeed of(PretrainingSettings settings, CalibratedImage first) {
		var dimension = dimension(settings.dimension(), first);
		var network = network(settings.backbone(dimension), settings.model(), settings.start(), dimension, first);
		var batch = BatchSize.of(settings.batch(), dimension, Pretraining.BATCH);
		var field = settings.method().equals("COVER") ? (int) Math.pow(2 * settings.radius() + 1, dimension) : 0;
		return of(network, settings.patch(), first, 2 * batch, field);
	}

	static MemoryNeed of(SegmentationSettings settings, CalibratedImage first) {
		var dimension = dimension(settings.dimension(), first);
		var network = network(settings.backbone(), settings.model(), settings.start(), dimension, first);
		return of(network, settings.patch(), first, BatchSize.of(settings.batch(), dimension, SegmentationPlan.BATCH), 0);
	}

	private static int dimension(String option, CalibratedImage first) {
		return Dimension.of(option, ImageSource.of(List.of(first)), Progress.SILENT);
	}

	private static Backbone network(String kind, String model, String start, int dimension, CalibratedImage first) {
		if (!start.isBlank()) return Backbones.of(ModelFile.open(Path.of(start)).card().architecture());
		return Options.constant(NetworkSize.class, model).backbone(kind, dimension, first.channels(),
			Pooling.everywhere(dimension));
	}

	private static MemoryNeed of(Backbone network, String patch, CalibratedImage first, int images, int candidates) {
		var widths = network.featureWidths();
		var size = first.size(network.multiples().length);
		return new MemoryNeed(PatchSize.of(patch, size, network.multiples(), Progress.SILENT), images,
			widths.get(widths.size() - 1), candidates);
	}

	/**
	 * Fitted to peaks of whole processes on a processor: ten runs of COVER (planes of 128² to 256², volumes of 32³; widths 8
	 * to 32, radius 1 and 2), one of PCRL and one of a segmentation. Of those it was at most a fifth off.
	 *
	 * @return about how many bytes the program takes at most
	 */
	double bytes() {
		var voxels = (double) images * Arrays.stream(patch).asLongStream().reduce(1, (a, b) -> a * b);
		var weights = WEIGHTS * width * width * (patch.length == 3 ? 3 : 1);
		return BASE + weights * WEIGHT + voxels * (ACTIVATION * width + CANDIDATE * candidates);
	}

	/** @return the need in words, beside what is free here where that is known */
	String describe() {
		var sides = Arrays.stream(patch).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
		var need = String.format(Locale.ROOT, "About %.1f GB of memory for steps of %d images of %s voxels", bytes() / 1e9,
			images, sides);
		if (!(ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean computer))
			return need + ".";
		var free = computer.getFreeMemorySize();
		return need + String.format(Locale.ROOT, " (free: %.1f GB).", free / 1e9)
			+ (bytes() > free ? " Take a smaller patch, batch or network." : "");
	}
}
