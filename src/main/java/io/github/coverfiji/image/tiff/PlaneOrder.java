package io.github.coverfiji.image.tiff;

import java.util.Arrays;

/**
 * Which page holds which plane of an image.
 *
 * @param channels at least 1
 * @param slices at least 1
 * @param frames at least 1
 * @param page of plane c + channels · (z + slices · t), counted from 0; {@link #MISSING} where the file has none
 * @param sample the plane's place among the samples of its page, from 0
 */
public record PlaneOrder(int channels, int slices, int frames, int[] page, int[] sample) {

	/** No page: the plane is 0 everywhere. */
	public static final int MISSING = -1;

	/** @throws IllegalArgumentException if there are not as many places as planes */
	public PlaneOrder {
		if (page.length != channels * slices * frames || sample.length != page.length)
			throw new IllegalArgumentException(page.length + " places for " + channels + " × " + slices + " × " + frames);
	}

	/**
	 * @param pages of the image, in the order of slices
	 * @param samples places of its channels in each page
	 * @return each page a slice
	 */
	public static PlaneOrder slices(int[] pages, int[] samples) {
		return of(pages, samples, 1, pages.length, 1, "CZT");
	}

	/**
	 * @param pages of the image in the order of the file
	 * @param samples places of the channels in each page
	 * @param channels pages beside each other as channels
	 * @param slices of the image
	 * @param frames of the image
	 * @param order of the pages: C, Z and T, the fastest first
	 * @return channels of a page lie beside each other; pages that are not there are missing
	 */
	static PlaneOrder of(int[] pages, int[] samples, int channels, int slices, int frames, String order) {
		var per = samples.length;
		var all = Math.multiplyExact(Math.multiplyExact(channels, per), Math.multiplyExact(slices, frames));
		var page = new int[all];
		var sample = new int[all];
		Arrays.fill(page, MISSING);
		for (var i = 0; i < Math.min(pages.length, all / per); i++) {
			var at = place(i, channels, slices, frames, order);
			for (var s = 0; s < per; s++) {
				page[at * per + s] = pages[i];
				sample[at * per + s] = samples[s];
			}
		}
		return new PlaneOrder(channels * per, slices, frames, page, sample);
	}

	/** @return c + channels · (z + slices · t) of the i-th plane in an order */
	static int place(int i, int channels, int slices, int frames, String order) {
		var rest = i;
		int c = 0, z = 0, t = 0;
		for (var axis : order.toCharArray())
			switch (axis) {
				case 'C' -> {
					c = rest % channels;
					rest /= channels;
				}
				case 'Z' -> {
					z = rest % slices;
					rest /= slices;
				}
				default -> {
					t = rest % frames;
					rest /= frames;
				}
			}
		return c + channels * (z + slices * t);
	}
}
