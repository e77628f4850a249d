package io.github.coverfiji.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.LabelReader;
import io.github.coverfiji.image.ObjectLabels;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.label.LabelSurvey;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.view.Draw;

/**
 * Images with label maps, sample by sample. A sample without any label (all ignored) is left out.
 */
public final class LabelledSamples {

	/** Share of the crops that are placed on a labelled voxel, each class equally likely. */
	private static final double ON_CLASSES = 2 / 3.0;

	/** A crop of an image and of its labels. */
	record Crop(Patch image, Patch labels) {}

	private final Samples images;
	private final List<CalibratedImage> labels;
	private final List<Integer> labelled;
	private final List<LabelIndex> all;
	private final List<LabelIndex> indices;
	private final int ignore;
	private final LabelSurvey survey;

	private LabelledSamples(Samples images, List<CalibratedImage> labels, List<LabelIndex> all, int ignore,
		LabelSurvey survey)
	{
		this.images = images;
		this.labels = labels;
		this.all = all;
		this.ignore = ignore;
		this.survey = survey;
		labelled = IntStream.range(0, all.size()).filter(i -> !all.get(i).classes().isEmpty()).boxed().toList();
		indices = labelled.stream().map(all::get).toList();
	}

	/**
	 * Looks at each image and each label map once.
	 *
	 * @param source the images
	 * @param truth their labels, in the same order
	 * @param preparation what the network sees of the images
	 * @param ignore label of voxels that nobody labelled
	 * @param progress hears of each image
	 * @return the samples that have labels
	 * @throws InputException if sizes differ, or nothing is labelled
	 */
	public static LabelledSamples of(ImageSource source, ImageSource truth, Preparation preparation, int ignore,
		Progress progress)
	{
		var images = Samples.of(source, preparation, progress);
		var dimension = preparation.dimension();
		var labels = IntStream.range(0, source.count()).mapToObj(i -> labels(source.get(i), truth.get(i), dimension))
			.flatMap(List::stream).toList();
		var indices = new ArrayList<LabelIndex>();
		var survey = new LabelSurvey();
		for (int i = 0; i < images.count(); i++) {
			indices.add(new LabelIndex(ignore, Draw.of(0, 0, i), Draw.of(0, 1, i)));
			try (var reading = survey.read(images.image(i), truth.name(images.image(i)), dimension == 3)) {
				fill(indices.get(i), reading, labels.get(i), dimension, ignore, progress);
			}
		}
		var samples = new LabelledSamples(images, labels, indices, ignore, survey);
		if (samples.count() == 0) throw new InputException("Cannot train a segmentation", "no pixel is labelled",
			"draw some labels: class ids 0, 1, 2 …; " + ignore + " means not labelled");
		return samples;
	}

	/** @return the same samples of label maps that are masks: 0 is class 0, the one other value of each, whatever it is, 1 */
	public LabelledSamples masks() {
		return new LabelledSamples(images, labels.stream().map(ObjectLabels::mask).toList(),
			all.stream().map(LabelIndex::mask).toList(), ignore, survey);
	}

	/** @return what values the label maps hold, as they are */
	public LabelSurvey survey() {
		return survey;
	}

	/** The label maps of an image's samples, of which there have to be as many, of equal size. */
	private static List<CalibratedImage> labels(CalibratedImage image, CalibratedImage labels, int dimension) {
		var maps = labels.samples(dimension);
		if (image.samples(dimension).size() != maps.size() || !Arrays.equals(image.size(dimension), labels.size(dimension)))
			throw new InputException("Cannot train on '" + image.name() + "'", "it has " + extent(image, dimension)
				+ ", but its labels '" + labels.name() + "' have " + extent(labels, dimension),
				"make labels of the image's own size");
		return maps;
	}

	private static String extent(CalibratedImage image, int dimension) {
		var count = image.samples(dimension).size();
		var sides = Arrays.stream(image.size(dimension)).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
		return count + (dimension == 2 ? " plane" : " volume") + (count == 1 ? "" : "s") + " of " + sides;
	}

	/** Row by row of the first axis, so that a volume never lies in memory as a whole. */
	private static void fill(LabelIndex index, LabelSurvey.Reading reading, CalibratedImage labels, int dimension,
		int ignore, Progress progress)
	{
		var size = labels.size(dimension);
		var rows = size.clone();
		rows[0] = dimension == 2 ? size[0] : 1;
		for (int z = 0; z < size[0]; z += rows[0]) {
			progress.check("Looking at labels");
			var start = new long[dimension];
			start[0] = z;
			var ids = LabelReader.read(labels, start, rows, dimension, ignore);
			index.add(ids, (long) z / rows[0] * ids.length);
			reading.add(ids, size[dimension - 1]);
		}
	}

	/** @return number of labelled planes or volumes */
	public int count() {
		return labelled.size();
	}

	/**
	 * @param chosen some of the labelled samples
	 * @param size of a crop, tensor order
	 * @return crops in an epoch over these samples, as in {@link Samples#epoch}
	 */
	public long epoch(List<Integer> chosen, int[] size) {
		return images.epoch(chosen.stream().map(labelled::get).toList(), size);
	}

	/** @return the images, labelled or not */
	public Samples images() {
		return images;
	}

	/** @return place of a labelled sample among {@link #images} */
	public int place(int index) {
		return labelled.get(index);
	}

	/**
	 * @param index which labelled sample
	 * @param start first row along the first axis
	 * @param size of rows of the sample, ([Z,] Y, X), in its own voxels
	 * @return the class ids of these rows
	 */
	public int[] truth(int index, int start, int[] size) {
		var from = new long[size.length];
		from[0] = start;
		return LabelReader.read(labels.get(labelled.get(index)), from, size, size.length, ignore);
	}

	/** @return class ids that a sample shows, rising */
	public List<Integer> classes(int index) {
		return indices.get(index).classes();
	}

	/**
	 * @param index which labelled sample
	 * @param random draws the place
	 * @param size of the crop, tensor order; beyond the image it is mirrored, and its labels ignored
	 * @return crop of image and labels
	 */
	Crop crop(int index, RandomGenerator random, int[] size) {
		var place = labelled.get(index);
		var sample = images.sample(place);
		var start = start(index, random, sample, size);
		var ids = LabelReader.read(labels.get(place), start, size, sample.grid(), ignore);
		var values = new float[ids.length];
		for (int i = 0; i < ids.length; i++)
			values[i] = ids[i];
		return new Crop(PatchReader.read(sample, start, size), new Patch(values, 1, size));
	}

	/** A crop centred on a labelled voxel or anywhere, in both cases with its middle within the image. */
	private long[] start(int index, RandomGenerator random, Sample sample, int[] size) {
		var grid = sample.grid();
		var extent = sample.extent();
		var start = new long[grid.length];
		var voxel = random.nextDouble() < ON_CLASSES ? indices.get(index).draw(random) : -1;
		for (int a = grid.length - 1; a >= 0; a--) {
			var middle = voxel < 0 ? random.nextInt(grid[a]) : voxel % extent[a] * grid[a] / extent[a];
			voxel = voxel < 0 ? voxel : voxel / extent[a];
			start[a] = middle - size[a] / 2;
		}
		return start;
	}
}
