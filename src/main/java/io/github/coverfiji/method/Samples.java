package io.github.coverfiji.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Normaliser;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * What a training draws from: every plane (2D) or volume (3D) of all images, normalised image by image. Pixels are
 * read when a crop asks for them. May be used from several threads: a validation reads while the next batch is drawn.
 */
public final class Samples {

	private record Place(int image, int sample, long voxels) {}

	private final ImageSource source;
	private final int dimension;
	private final int channels;
	private final Normalisation normalisation;
	private final List<Place> places;
	private final List<Normaliser> normalisers;
	private final Map<Integer, List<CalibratedImage>> recent = new HashMap<>();

	private Samples(ImageSource source, int dimension, int channels, Normalisation normalisation, List<Place> places,
		List<Normaliser> normalisers)
	{
		this.normalisation = normalisation;
		this.source = source;
		this.dimension = dimension;
		this.channels = channels;
		this.places = places;
		this.normalisers = normalisers;
	}

	/**
	 * Looks at each image once: how many planes it has, and how its intensities are spread.
	 *
	 * @param source the images
	 * @param dimension 2 or 3
	 * @param normalisation rule that is fitted to each image
	 * @param progress hears of each image
	 * @return all samples
	 * @throws InputException if there is no image, the numbers of channels differ, or volumes are wanted of flat images
	 */
	public static Samples of(ImageSource source, int dimension, Normalisation normalisation, Progress progress) {
		var places = new ArrayList<Place>();
		var normalisers = new ArrayList<Normaliser>();
		var stage = progress.stage("Looking at images", source.count());
		if (source.count() == 0) throw new InputException("Cannot train", "there is no image",
			"open an image or choose a folder with images");
		var channels = source.get(0).channels();
		for (int i = 0; i < source.count(); i++) {
			var image = source.get(i);
			check(image, dimension, channels, source.name(0));
			var count = image.samples(dimension).size();
			var voxels = Arrays.stream(image.size(dimension)).asLongStream().reduce(1, (a, b) -> a * b);
			for (int s = 0; s < count; s++)
				places.add(new Place(i, s, voxels));
			normalisers.add(normalisation.fit(image));
			stage.reached(i + 1);
		}
		return new Samples(source, dimension, channels, normalisation, places, normalisers);
	}

	private static void check(CalibratedImage image, int dimension, int channels, String first) {
		if (image.channels() != channels) throw new InputException("Cannot train on '" + image.name() + "'",
			"it has " + image.channels() + " channels, but '" + first + "' has " + channels,
			"use images that all have the same channels");
		if (dimension == 3 && image.size(3)[0] == 1) throw new InputException("Cannot train on '" + image.name() + "' in 3D",
			"it has a single slice", "use dimension=2, or choose Z stacks");
	}

	/** @return number of planes or volumes */
	public int count() {
		return places.size();
	}

	/**
	 * @param chosen some of the samples
	 * @param size of a crop, tensor order
	 * @return crops in an epoch: about as many voxels as these samples have, and at least one crop for each
	 */
	public long epoch(List<Integer> chosen, int[] size) {
		var crop = Arrays.stream(size).asLongStream().reduce(1, (a, b) -> a * b);
		return chosen.stream().mapToLong(i -> Math.max(1, Math.round(places.get(i).voxels() / (double) crop))).sum();
	}

	/** @return the numbers of all samples */
	public List<Integer> all() {
		return IntStream.range(0, places.size()).boxed().toList();
	}

	/** @return the rule that prepares intensities */
	public Normalisation normalisation() {
		return normalisation;
	}

	/** @return channels of each */
	public int channels() {
		return channels;
	}

	/** @return 2 or 3 */
	public int dimension() {
		return dimension;
	}

	/** @return a sample's image, lazy */
	public synchronized CalibratedImage sample(int index) {
		var place = places.get(index);
		if (!recent.containsKey(place.image())) {
			recent.clear();
			recent.put(place.image(), source.get(place.image()).samples(dimension));
		}
		return recent.get(place.image()).get(place.sample());
	}

	/** @return the normaliser of a sample's image */
	public Normaliser normaliser(int index) {
		return normalisers.get(places.get(index).image());
	}

	/**
	 * @param index which sample
	 * @param random draws the place; a sample smaller than the crop is centred and goes on mirrored
	 * @param size of the crop, tensor order
	 * @return normalised values
	 */
	public Patch crop(int index, RandomGenerator random, int[] size) {
		var sample = sample(index);
		var extent = sample.size(dimension);
		var start = new long[dimension];
		for (int a = 0; a < dimension; a++) {
			var room = extent[a] - size[a];
			start[a] = room > 0 ? random.nextInt(room + 1) : room / 2;
		}
		return PatchReader.read(sample, normaliser(index), start, size, dimension);
	}
}
