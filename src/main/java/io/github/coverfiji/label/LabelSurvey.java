package io.github.coverfiji.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What values the label images of a job hold, and how these lie in the images, gathered while the images are read
 * anyway. Not for several threads.
 */
public final class LabelSurvey {

	/** Values remembered of an image; there can be no more classes by far. */
	private static final int MOST_VALUES = 1 << 14;

	private final SortedMap<Integer, Image> images = new TreeMap<>();

	/**
	 * The values of an image.
	 *
	 * @param name of the image
	 * @param values all of them, 0 included
	 * @param samples its planes or volumes
	 */
	public record Image(String name, SortedSet<Integer> values, List<Sample> samples) {}

	/**
	 * How the values but 0 lie in a plane or volume.
	 *
	 * @param values how many there are
	 * @param whole how many of them are one connected part
	 * @param parts connected parts of all values together; {@link Integer#MAX_VALUE} for too many to count
	 * @param spread how much larger large values are than small ones: the ratio of the voxels of the value at 90 % of all
	 *        values, ordered by size, to those of the value at 10 %; 1 without values
	 */
	public record Sample(int values, int whole, int parts, double spread) {}

	/** A plane or volume that is being read. */
	public final class Reading implements AutoCloseable {

		private final Image image;
		private final ValueParts parts;
		private boolean zero;

		private Reading(Image image, boolean volume) {
			this.image = image;
			parts = new ValueParts(volume);
		}

		/**
		 * @param ids values of the next plane, row by row; whole numbers from 0 on
		 * @param width of a row
		 */
		public void add(int[] ids, int width) {
			parts.add(ids, width);
			for (var i = 0; i < ids.length && !zero; i++) zero = ids[i] == 0;
		}

		/** Ends the plane or volume. */
		@Override
		public void close() {
			if (zero) image.values.add(0);
			parts.voxels().keySet().stream().limit(Math.max(0, MOST_VALUES - image.values.size())).forEach(image.values::add);
			image.samples.add(sample(parts));
		}
	}

	/**
	 * @param image number of the image that the plane or volume is of
	 * @param name of the image
	 * @param volume whether it is a volume, whose planes touch
	 * @return what to tell its values to
	 */
	public Reading read(int image, String name, boolean volume) {
		return new Reading(images.computeIfAbsent(image, i -> new Image(name, new TreeSet<>(), new ArrayList<>())), volume);
	}

	/** @return the images that were read, by their number */
	public List<Image> images() {
		return List.copyOf(images.values());
	}

	/** @return all values of all images */
	public SortedSet<Integer> values() {
		var all = new TreeSet<Integer>();
		images.values().forEach(image -> all.addAll(image.values));
		return all;
	}

	/** @return in how many images each value is */
	public Map<Integer, Integer> frequency() {
		var frequency = new HashMap<Integer, Integer>();
		images.values().forEach(image -> image.values.forEach(value -> frequency.merge(value, 1, Integer::sum)));
		return frequency;
	}

	private static Sample sample(ValueParts parts) {
		var sizes = parts.voxels().values().stream().mapToLong(Long::longValue).sorted().toArray();
		var spread = sizes.length == 0 ? 1 : (double) sizes[9 * (sizes.length - 1) / 10] / sizes[(sizes.length - 1) / 10];
		var counts = parts.parts();
		var whole = (int) counts.values().stream().filter(count -> count == 1).count();
		return new Sample(sizes.length, parts.countless() ? 0 : whole, parts.countless() ? Integer.MAX_VALUE
			: counts.values().stream().mapToInt(Integer::intValue).sum(), spread);
	}
}
