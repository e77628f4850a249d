package io.github.coverfiji.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.LabelReader;
import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.image.Tile;
import io.github.coverfiji.metric.Dispersion;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Backbones;
import io.github.coverfiji.network.FeatureLevel;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Measures on labelled images how a model's features scatter, level by level: see {@link Dispersion}. Tiles of the size of
 * the model's crops, without overlap; a voxel of a coarse level has the class of the voxel in its middle.
 */
public final class FeatureDispersion {

	private static final int IGNORE = 255;

	private final ModelFile model;
	private final String device;

	/**
	 * What a level gave.
	 *
	 * @param level 0 is the coarsest
	 * @param features number of its channels
	 * @param result the figures
	 */
	public record Level(int level, int features, Dispersion.Result result) {}

	/**
	 * @param model whose features
	 * @param device auto, cpu, gpu, gpu1 …
	 */
	public FeatureDispersion(ModelFile model, String device) {
		this.model = model;
		this.device = device;
	}

	/**
	 * @param images with label maps; label 255 takes no part
	 * @param output table to write; empty for none
	 * @param progress hears of each image and level; may cancel
	 * @return a row for each level, coarsest first
	 * @throws io.github.coverfiji.task.InputException if images and model do not fit
	 */
	public List<Level> run(LabelledImages images, String output, Progress progress) {
		var levels = Backbones.of(model.card().architecture()).featureWidths().size();
		var stage = progress.stage("Measuring features", (long) levels * images.images().count());
		var rows = new ArrayList<Level>();
		for (int level = 0; level < levels; level++) {
			try (var features = FeatureLevel.open(model, level, ComputeDevice.of(device))) {
				var dispersion = new Dispersion(features.channels(), IGNORE);
				for (int i = 0; i < images.images().count(); i++) {
					add(images.images().get(i), images.labels().get(i), features, dispersion, progress);
					stage.reached((long) level * images.images().count() + i + 1);
				}
				rows.add(new Level(level, features.channels(), dispersion.result()));
			}
		}
		if (!output.isBlank()) AtomicFile.write(Path.of(output), part -> Files.writeString(part, csv(rows)));
		return rows;
	}

	private void add(CalibratedImage image, CalibratedImage labels, FeatureLevel features, Dispersion dispersion,
		Progress progress)
	{
		ModelFit.require("measure features of", image, model);
		var dimension = model.card().architecture().dimension();
		requireSameSize(image, labels);
		var maps = labels.samples(dimension);
		var samples = model.card().preparation().samples(image);
		var tiling = CropTiles.of(model.card(), 0);
		for (int s = 0; s < samples.size(); s++)
			for (var tile : tiling.tiles(samples.get(s).grid())) {
				progress.check("Measuring features");
				add(samples.get(s), maps.get(s), tile, features, dispersion);
			}
	}

	private static void add(Sample sample, CalibratedImage map, Tile tile, FeatureLevel features, Dispersion dispersion) {
		var start = Arrays.stream(tile.start()).asLongStream().toArray();
		var coarse = features.coarse(PatchReader.read(sample, start, tile.size()));
		var ids = LabelReader.read(map, start, tile.size(), sample.grid(), IGNORE);
		dispersion.add(coarse.values(), coarse.size(), middles(ids, tile.size(), coarse.size()));
	}

	private static void requireSameSize(CalibratedImage image, CalibratedImage labels) {
		if (Arrays.equals(image.size(3), labels.size(3)) && image.extent(Axis.TIME) == labels.extent(Axis.TIME)) return;
		throw new InputException("Cannot measure features of '" + image.name() + "'",
			"its labels '" + labels.name() + "' have another size", "give labels of the image's own size");
	}

	/** The id in the middle of each coarse voxel. */
	private static int[] middles(int[] ids, int[] size, int[] coarse) {
		var middles = new int[Arrays.stream(coarse).reduce(1, (a, b) -> a * b)];
		for (int v = 0; v < middles.length; v++) {
			int at = 0, stride = 1, rest = v;
			for (int d = size.length - 1; d >= 0; d--) {
				var side = size[d] / coarse[d];
				at += stride * (rest % coarse[d] * side + side / 2);
				stride *= size[d];
				rest /= coarse[d];
			}
			middles[v] = ids[at];
		}
		return middles;
	}

	private static String csv(List<Level> rows) {
		var text = new StringBuilder("Level,Features,Ratio,Correlation\n");
		rows.forEach(row -> text.append(String.format(Locale.ROOT, "%d,%d,%s,%s\n", row.level(), row.features(),
			row.result().ratio(), row.result().correlation())));
		return text.toString();
	}
}
