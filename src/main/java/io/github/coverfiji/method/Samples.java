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
import io.github.coverfiji.image.Normaliser;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * What a training draws from: every plane (2D) or volume (3D) of all images, as the network sees it. Pixels are read when
 * a crop asks for them. May be used from several threads: a validation reads while the next batch is drawn.
 */
public final class Samples {

	/** Where a sample comes from, and how many voxels the network sees of it. */
	private record Place(int image, int sample, int[] grid) {

		long voxels() {
			return Arrays.stream(grid).asLongStream().reduce(1, (a, b) -> a * b);
		}
	}

	private final ImageSource source;
	private final Preparation preparation;
	private final int channels;
	private final List<Place> places = new ArrayList<>();
	private final List<Normaliser> normalisers = new ArrayList<>();
	private final Map<Integer, List<CalibratedImage>> recent = new HashMap<>();

	private Samples(ImageSource source, Preparation preparation, Progress progress) {
		this.source = source;
		this.preparation = preparation;
		var stage = progress.stage("Looking at images", source.count());
		requireSome(source);
		channels = source.get(0).channels();
		for (int i = 0; i < source.count(); i++) {
			add(i, source.get(i));
			stage.reached(i + 1);
		}
	}

	/**
	 * Looks at each image once: how many planes it has, and how its intensities are spread.
	 *
	 * @param source the images
	 * @param preparation what the network sees of them
	 * @param progress hears of each image
	 * @return all samples
	 * @throws InputException if there is no image, the numbers of channels differ, or volumes are wanted of flat images
	 */
	public static Samples of(ImageSource source, Preparation preparation, Progress progress) {
		return new Samples(source, preparation, progress);
	}

	/** @throws InputException if there is no image */
	public static void requireSome(ImageSource source) {
		if (source.count() == 0) throw new InputException("Cannot train", "there is no image",
			"open an image or choose a folder with images");
	}

	private void add(int number, CalibratedImage image) {
		var dimension = preparation.dimension();
		if (image.channels() != channels) throw new InputException("Cannot train on '" + image.name() + "'",
			"it has " + image.channels() + " channels, but '" + source.name(0) + "' has " + channels,
			"use images that all have the same channels");
		if (dimension == 3 && image.size(3)[0] == 1) throw new InputException("Cannot train on '" + image.name() + "' in 3D",
			"it has a single slice", "use dimension=2, or choose Z stacks");
		var grid = preparation.resampling().grid(image, dimension);
		var count = image.samples(dimension).size();
		for (int s = 0; s < count; s++)
			places.add(new Place(number, s, grid));
		normalisers.add(preparation.normalisation().fit(image));
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

	/** @return median length along each axis of what the network sees, tensor order */
	public int[] typicalSize() {
		return IntStream.range(0, dimension())
			.map(a -> places.stream().mapToInt(place -> place.grid()[a]).sorted().skip(places.size() / 2).findFirst().orElseThrow())
			.toArray();
	}

	/** @return what the network sees of the images */
	public Preparation preparation() {
		return preparation;
	}

	/** @return channels of each */
	public int channels() {
		return channels;
	}

	/** @return 2 or 3 */
	public int dimension() {
		return preparation.dimension();
	}

	/** @return which image a sample is of, counted from 0 */
	public int image(int index) {
		return places.get(index).image();
	}

	/** @return name of the image that a sample is of */
	public String name(int index) {
		return source.name(image(index));
	}

	/** @return a sample, its pixels lazy */
	public Sample sample(int index) {
		var place = places.get(index);
		return new Sample(images(place.image()).get(place.sample()), normalisers.get(place.image()), place.grid());
	}

	private synchronized List<CalibratedImage> images(int number) {
		if (!recent.containsKey(number)) {
			recent.clear();
			recent.put(number, source.get(number).samples(dimension()));
		}
		return recent.get(number);
	}

	/**
	 * @param index which sample
	 * @param random draws the place; a sample smaller than the crop is centred and goes on mirrored
	 * @param size of the crop, tensor order
	 * @return normalised values
	 */
	public Patch crop(int index, RandomGenerator random, int[] size) {
		var sample = sample(index);
		var start = new long[size.length];
		for (int a = 0; a < start.length; a++) {
			var room = sample.grid()[a] - size[a];
			start[a] = room > 0 ? random.nextInt(room + 1) : room / 2;
		}
		return PatchReader.read(sample, start, size);
	}
}
