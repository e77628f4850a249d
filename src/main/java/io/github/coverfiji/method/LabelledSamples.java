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
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchReader;
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
	private final List<LabelIndex> indices;
	private final int ignore;

	private LabelledSamples(Samples images, List<CalibratedImage> labels, List<Integer> labelled,
		List<LabelIndex> indices, int ignore)
	{
		this.images = images;
		this.labels = labels;
		this.labelled = labelled;
		this.indices = indices;
		this.ignore = ignore;
	}

	/**
	 * Looks at each image and each label map once.
	 *
	 * @param source the images
	 * @param truth their labels, in the same order
	 * @param dimension 2 or 3
	 * @param normalisation of the images
	 * @param ignore label of voxels that nobody labelled
	 * @param progress hears of each image
	 * @return the samples that have labels
	 * @throws InputException if sizes differ, or nothing is labelled
	 */
	public static LabelledSamples of(ImageSource source, ImageSource truth, int dimension, Normalisation normalisation,
		int ignore, Progress progress)
	{
		var images = Samples.of(source, dimension, normalisation, progress);
		var labels = IntStream.range(0, source.count()).mapToObj(i -> labels(source.get(i), truth.get(i), dimension))
			.flatMap(List::stream).toList();
		var labelled = new ArrayList<Integer>();
		var indices = new ArrayList<LabelIndex>();
		for (int i = 0; i < images.count(); i++) {
			progress.check("Looking at labels");
			var index = new LabelIndex(all(labels.get(i), dimension, ignore), ignore, Draw.of(0, 0, i));
			if (index.classes().isEmpty()) continue;
			labelled.add(i);
			indices.add(index);
		}
		if (labelled.isEmpty()) throw new InputException("Cannot train a segmentation", "no pixel is labelled",
			"draw some labels: class ids 0, 1, 2 …; " + ignore + " means not labelled");
		return new LabelledSamples(images, labels, labelled, indices, ignore);
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

	private static int[] all(CalibratedImage labels, int dimension, int ignore) {
		return LabelReader.read(labels, new long[dimension], labels.size(dimension), dimension, ignore);
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

	/** @return class ids of a whole sample */
	public int[] truth(int index) {
		return all(labels.get(labelled.get(index)), images.dimension(), ignore);
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
		var start = start(index, random, sample.size(images.dimension()), size);
		var ids = LabelReader.read(labels.get(place), start, size, images.dimension(), ignore);
		var values = new float[ids.length];
		for (int i = 0; i < ids.length; i++)
			values[i] = ids[i];
		return new Crop(PatchReader.read(sample, images.normaliser(place), start, size, images.dimension()),
			new Patch(values, 1, size));
	}

	/** A crop centred on a labelled voxel or anywhere, in both cases with its middle within the image. */
	private long[] start(int index, RandomGenerator random, int[] extent, int[] size) {
		var start = new long[extent.length];
		var voxel = random.nextDouble() < ON_CLASSES ? indices.get(index).draw(random) : -1;
		for (int a = extent.length - 1; a >= 0; a--) {
			var middle = voxel < 0 ? random.nextInt(extent[a]) : voxel % extent[a];
			voxel = voxel < 0 ? voxel : voxel / extent[a];
			start[a] = middle - size[a] / 2;
		}
		return start;
	}
}
