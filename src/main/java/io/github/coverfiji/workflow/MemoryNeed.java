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
 * @param low whether levels are computed again for the gradient
 */
record MemoryNeed(int[] patch, int images, int width, boolean low) {

	/** Java, PyTorch and a network of no size. */
	private static final double BASE = 0.45e9;
	/** Activations and their gradients, for each pixel and channel of the finest level; the other levels are in it. */
	private static final double PIXEL = 165;
	/** The same for each voxel of a volume, whose coarser levels are smaller. */
	private static final double VOXEL = 130;
	/** What is left of them where levels are computed again. */
	private static final double LOW = 0.45;
	/** Weights of the U-Net in planes, for the square of its finest width; in volumes three times as many. */
	private static final double WEIGHTS = 7700;
	/** Weight, gradient, and two states of Adam. */
	private static final double WEIGHT = 16;

	static MemoryNeed of(PretrainingSettings settings, CalibratedImage first) {
		var dimension = dimension(settings.dimension(), first);
		var network = network(settings.backbone(dimension), settings.model(), settings.start(), dimension, first);
		var batch = BatchSize.of(settings.batch(), dimension, Pretraining.BATCH);
		return of(network, settings.patch(), first, 2 * batch, settings.computer());
	}

	static MemoryNeed of(SegmentationSettings settings, CalibratedImage first) {
		var dimension = dimension(settings.dimension(), first);
		var network = network(settings.backbone(), settings.model(), settings.start(), dimension, first);
		return of(network, settings.patch(), first, BatchSize.of(settings.batch(), dimension, SegmentationPlan.BATCH),
			settings.computer());
	}

	private static int dimension(String option, CalibratedImage first) {
		return Dimension.of(option, ImageSource.of(List.of(first)), Progress.SILENT);
	}

	private static Backbone network(String kind, String model, String start, int dimension, CalibratedImage first) {
		if (!start.isBlank()) return Backbones.of(ModelFile.open(Path.of(start)).card().architecture());
		return Options.constant(NetworkSize.class, model).backbone(kind, dimension, first.channels(),
			Pooling.everywhere(dimension));
	}

	private static MemoryNeed of(Backbone network, String patch, CalibratedImage first, int images,
		ComputerSettings computer)
	{
		var widths = network.featureWidths();
		var size = first.size(network.multiples().length);
		return new MemoryNeed(PatchSize.of(patch, size, network.multiples(), Progress.SILENT), images,
			widths.get(widths.size() - 1), computer.memory().equals(ComputerSettings.LOW));
	}

	/**
	 * Fitted to peaks of whole processes on a processor: COVER on planes of 128² to 256² and volumes of 32³ and 64³, widths 8
	 * to 32, radius 1 and 2. Of those it was at most a fifth off.
	 *
	 * @return about how many bytes the program takes at most
	 */
	double bytes() {
		var voxels = (double) images * Arrays.stream(patch).asLongStream().reduce(1, (a, b) -> a * b);
		var weights = WEIGHTS * width * width * (patch.length == 3 ? 3 : 1);
		var activations = voxels * width * (patch.length == 3 ? VOXEL : PIXEL);
		return BASE + weights * WEIGHT + activations * (low ? LOW : 1);
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
