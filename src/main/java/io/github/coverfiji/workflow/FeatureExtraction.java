package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ComputerMemory;
import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.PatchNetwork;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.image.TileLimit;
import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.FeatureLevel;
import io.github.coverfiji.network.Backbones;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Gives every voxel of an image the features that a model sees there: one level of its network, at the size of the
 * image, all channels or their principal components.
 *
 * <p>The image is cut into tiles whose results are blended. All features are held in memory; components need less,
 * because each tile is projected at once. Components are fitted first, which costs at most 64 more tiles.
 */
public final class FeatureExtraction {

	/** Sides of tiles that a network of the paper's width computes in about a gigabyte. */
	private static final int PLANE = 512;
	private static final int VOLUME = 96;
	private static final double OVERLAP = 0.25;
	private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;
	/** Blending holds a row of tiles twice, and showing the result copies it. */
	private static final int SHARE_OF_MEMORY = 4;

	private final FeatureSettings settings;
	private final ModelFile model;
	private final int dimension;
	private final int tile;
	private final TileLimit limit = new TileLimit();

	/**
	 * @param settings which features
	 * @param model what sees them
	 */
	public FeatureExtraction(FeatureSettings settings, ModelFile model) {
		this(settings, model, model.card().architecture().dimension() == 2 ? PLANE : VOLUME);
	}

	FeatureExtraction(FeatureSettings settings, ModelFile model, int tile) {
		this.settings = settings;
		this.model = model;
		this.tile = tile;
		dimension = model.card().architecture().dimension();
	}

	/**
	 * Runs the whole job. A model of planes takes a stack slice by slice; components are those of all slices and frames
	 * together.
	 *
	 * @param image as many channels as the model takes
	 * @param progress hears of tiles or slices; may cancel
	 * @return features for each time point
	 * @throws InputException if image and model do not fit, the level has fewer features than components are wanted, or
	 *           the result would not fit into memory
	 */
	public Features run(CalibratedImage image, Progress progress) {
		ModelFit.require("extract features of", image, model);
		var device = ComputeDevice.of(settings.device());
		try (var level = FeatureLevel.open(model, settings.level(), device)) {
			requireComponents(level.channels());
			requireRoom(image, channels(level), Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
			var samples = model.card().preparation().samples(image);
			progress.log("Features of '" + image.name() + "': level " + settings.level() + " with " + level.channels()
				+ " features, " + samples.size() + (dimension == 2 ? " planes, " : " volumes, ") + device.describe() + ".");
			if (!device.isCard()) new TileNeed(model.card().architecture(), tiling(0).tile(), channels(level)).bound(limit,
				tiling(0).multiple(), ComputerMemory.now(), progress);
			if (settings.components() == 0)
				return new Features(frames(image, samples, level.channels(), level::full, progress), names(level));
			var components = components(level, samples, progress);
			return new Features(frames(image, samples, settings.components(),
				x -> level.full(x, components.mean(), components.axes()), progress), components.names());
		}
	}

	/** Tiles that do not fit into memory are halved, and the fit begins again. */
	private Components components(FeatureLevel level, List<Sample> samples, Progress progress) {
		var multiples = tiling(0).multiple();
		for (var tiling = new Tiling(limit.within(tiling(0).tile(), multiples), 0, multiples);;) {
			try {
				return new ComponentFit(level, tiling).of(samples, settings.components(), progress);
			}
			catch (RuntimeException | OutOfMemoryError fault) {
				tiling = new Tiling(limit.smaller(fault, tiling.tile(), multiples, progress), 0, multiples);
			}
		}
	}

	private int channels(FeatureLevel level) {
		return settings.components() == 0 ? level.channels() : settings.components();
	}

	private static List<String> names(FeatureLevel level) {
		return IntStream.rangeClosed(1, level.channels()).mapToObj(c -> "feature " + c).toList();
	}

	private Tiling tiling(double overlap) {
		var multiples = Backbones.of(model.card().architecture()).multiples();
		return new Tiling(Arrays.stream(multiples).map(m -> Tiling.roundedUp(tile, m)).toArray(), overlap, multiples);
	}

	private List<Features.Frame> frames(CalibratedImage image, List<Sample> samples, int channels,
		PatchNetwork network, Progress progress)
	{
		return new DenseResult("Extracting features", tiling(OVERLAP), channels, network, limit).frames(image, samples, progress);
	}

	private void requireComponents(int features) {
		if (settings.components() > features) throw new InputException("Cannot find " + settings.components()
			+ " components", "level " + settings.level() + " of '" + model.path() + "' has " + features + " features",
			"choose components=" + features + " or fewer, or 0 for the features themselves");
	}

	/** Refuses a result of more bytes than the limit, or one that no array holds. */
	void requireRoom(CalibratedImage image, int channels, long limit) {
		var voxels = image.pixels().size() / image.channels();
		var bytes = (double) Float.BYTES * channels * voxels;
		if (bytes <= limit && voxels / image.extent(Axis.TIME) <= LARGEST_ARRAY / channels) return;
		var fewer = settings.components() == 0 ? "choose components=3, " : "choose fewer components, ";
		throw new InputException("Cannot extract features of '" + image.name() + "'",
			String.format(Locale.ROOT, "%d channels of %d voxels take %.1f GB, and a result may take %.1f GB", channels,
				voxels, bytes / 1e9, limit / 1e9),
			fewer + "crop the image, or give Java more memory (Edit > Options > Memory & Threads)");
	}
}
