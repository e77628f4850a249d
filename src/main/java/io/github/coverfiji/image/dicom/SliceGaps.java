package io.github.coverfiji.image.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Distances between the slices of a stack.
 *
 * @param median the usual one in mm; 0 if there are none
 * @param unequal how many differ from it
 * @param missing how many slices the larger ones leave room for
 * @param count how many there are
 * @param sheared whether slices are shifted against each other, as with a tilted gantry
 */
record SliceGaps(double median, int unequal, int missing, int count, boolean sheared) {

	private static final double TOLERANCE = 0.02;
	private static final double LEAST = 1e-2;

	/** @param places known and parallel, in order of their distance */
	static SliceGaps of(List<SlicePlace> places) {
		var gaps = new double[Math.max(0, places.size() - 1)];
		for (var i = 0; i < gaps.length; i++) gaps[i] = Math.abs(places.get(i + 1).distance() - places.get(i).distance());
		var sorted = gaps.clone();
		Arrays.sort(sorted);
		var median = gaps.length == 0 ? 0 : sorted[gaps.length / 2];
		var odd = Arrays.stream(gaps).filter(gap -> Math.abs(gap - median) > TOLERANCE * median + LEAST).toArray();
		var missing = median == 0 ? 0 : Arrays.stream(odd).mapToLong(gap -> Math.max(0, Math.round(gap / median) - 1)).sum();
		var first = places.get(0);
		var last = places.get(places.size() - 1);
		return new SliceGaps(median, odd.length, (int) Math.min(missing, Integer.MAX_VALUE), gaps.length,
			first.shift(last) > Math.max(LEAST, first.pixelWidth() / 2));
	}

	/** @return what is not as in a regular volume, as parts of a sentence */
	List<String> faults() {
		var faults = new ArrayList<String>();
		if (unequal > 0) faults.add(unequal + " of the " + count + " gaps between its slices differ from "
			+ (float) median + " mm" + (missing > 0 ? ", about " + missing + " slices are missing" : ""));
		if (sheared) faults.add("its slices are shifted against each other (tilted gantry) and taken as they are");
		return faults;
	}
}
