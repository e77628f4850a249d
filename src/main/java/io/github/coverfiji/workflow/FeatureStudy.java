package io.github.coverfiji.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.LabelReader;
import io.github.coverfiji.image.ObjectLabels;
import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.image.Tile;
import io.github.coverfiji.label.LabelSurvey;
import io.github.coverfiji.metric.Dispersion;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.FeatureLevels;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.view.Draw;

/**
 * Measures on labelled images what a model's features are worth, level by level: how they scatter ({@link Dispersion}), and
 * what a linear map of them tells at random voxels of the images ({@link FeatureReadout}), fitted on every second image
 * and tested on the others. Tiles of the size of the model's crops; only the last ones reach
 * back into those before them. A voxel of a coarse level has the class of the voxel in its middle.
 * The network runs once on each tile.
 */
public final class FeatureStudy {

	private static final int IGNORE = 255;
	private static final long SEED = 1;

	private final ModelFile model;
	private final String device;

	/**
	 * @param model whose features
	 * @param device auto, cpu, gpu, gpu1 …
	 */
	public FeatureStudy(ModelFile model, String device) {
		this.model = model;
		this.device = device;
	}

	/**
	 * @param images with label maps; label 255 takes no part, unless they are masks of 0 and 255
	 * @param output table to write; empty for none
	 * @param progress hears of each image; may cancel
	 * @return a row for each level, coarsest first, and one of all joined
	 * @throws io.github.coverfiji.task.InputException if images and model do not fit
	 */
	public FeatureTable run(LabelledImages images, String output, Progress progress) {
		var values = images.survey(i -> {}, progress).images().stream().map(LabelSurvey.Image::values).toList();
		return study(BinaryMasks.are(values, images.classes(), progress)
			? new LabelledImages(images.images(), ObjectLabels.masks(images.labels()), images.classes()) : images, output, progress);
	}

	private FeatureTable study(LabelledImages images, String output, Progress progress) {
		try (var levels = FeatureLevels.open(model, ComputeDevice.of(device))) {
			var gathering = new Gathering(levels, levels.channels().stream().map(channels -> new Dispersion(channels, IGNORE))
				.toList(), new FeatureReadout(levels.channels()));
			measure(images, gathering, progress);
			var table = new FeatureTable(gathering.rows(progress));
			if (!output.isBlank()) AtomicFile.write(Path.of(output), part -> Files.writeString(part, table.csv()));
			return table;
		}
	}

	private void measure(LabelledImages images, Gathering gathering, Progress progress) {
		var count = images.images().count();
		var stage = progress.stage("Measuring features", count);
		var most = gathering.readout().pointsPerImage(count);
		var used = 0;
		for (int i = 0; i < count; i++) {
			if (measure(images.images().get(i), images.labels().get(i), used % 2 == 0, most, Draw.of(SEED, 0, i), gathering,
				progress)) used++;
			stage.reached(i + 1);
		}
		if (used < 2) progress.log("One labelled image does not show what features tell of others: give two or more.");
	}

	/** @return whether it has labelled voxels */
	private boolean measure(CalibratedImage image, CalibratedImage labels, boolean fitted, int most,
		SplittableRandom random, Gathering gathering, Progress progress)
	{
		ModelFit.require("measure features of", image, model);
		requireSameSize(image, labels);
		var samples = model.card().preparation().samples(image);
		var maps = labels.samples(model.card().architecture().dimension());
		var points = FeaturePoints.draw(samples, maps, IGNORE, most, random);
		var labelled = !points.isEmpty();
		for (int s = 0; s < samples.size(); s++)
			for (var tile : CropTiles.of(model.card(), 0).tiles(samples.get(s).grid())) {
				progress.check("Measuring features");
				gathering.add(samples.get(s), maps.get(s), tile, points.take(s, tile), fitted);
			}
		return labelled;
	}

	/** What is gathered from the tiles of all images. */
	private record Gathering(FeatureLevels levels, List<Dispersion> scatter, FeatureReadout readout) {

		private void add(Sample sample, CalibratedImage map, Tile tile, int[] voxels, boolean fitted) {
			var start = Arrays.stream(tile.start()).asLongStream().toArray();
			var ids = LabelReader.read(map, start, tile.size(), sample.grid(), IGNORE);
			try (var seen = levels.see(PatchReader.read(sample, start, tile.size()))) {
				for (int level = 0; level < scatter.size(); level++) {
					var coarse = seen.coarse(level);
					scatter.get(level).add(coarse.values(), coarse.size(), middles(ids, tile.size(), coarse.size()));
				}
				if (voxels.length > 0) readout.add(fitted, sample, tile, ids, voxels, seen);
			}
		}

		private List<FeatureTable.Row> rows(Progress progress) {
			var channels = levels.channels();
			var told = readout.results(progress);
			var rows = new ArrayList<FeatureTable.Row>();
			for (int level = 0; level < channels.size(); level++)
				rows.add(new FeatureTable.Row(String.valueOf(level), channels.get(level), scatter.get(level).result(),
					told.get(level)));
			rows.add(new FeatureTable.Row(FeatureTable.ALL, channels.stream().mapToInt(Integer::intValue).sum(),
				new Dispersion.Result(Double.NaN, Double.NaN), told.get(channels.size())));
			return rows;
		}
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
}
