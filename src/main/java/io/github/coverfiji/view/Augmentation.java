package io.github.coverfiji.view;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import io.github.coverfiji.engine.HostTensor;

/**
 * The random numbers that vary labelled crops in training ({@code augment.py} applies them).
 *
 * @param strength of the affine map, as in {@link Affine}; shifts come from the crop's place
 * @param noise largest deviation of the noise
 * @param contrast largest change of the contrast factor from 1
 * @param brightness deviation of the value added
 * @param gamma largest exponent; its inverse is the smallest
 */
public record Augmentation(double strength, double noise, double contrast, double brightness, double gamma) {

	/** Rotations of up to 40° between the extremes, scales 0.75 to 1.25, no mirror: left stays left. */
	public static final Augmentation DEFAULT = new Augmentation(0.5, 0.03, 0.25, 0.05, 1.4);

	/** @return size of the image that a varied crop comes from, so that turning it seldom shows the outside */
	public static int[] whole(int[] crop) {
		return Sevr.whole(crop);
	}

	/**
	 * @param random one generator for each crop of the batch
	 * @param channels of the images
	 * @param crop size that the network sees, tensor order
	 * @return matrix, noise, tone: the arguments of {@code augment.augmented} after images and labels
	 */
	public List<HostTensor> draw(SplittableRandom[] random, int channels, int[] crop) {
		int n = random.length, d = crop.length;
		var matrix = HostTensor.constant(0, n, d, d);
		var shape = LongStream.concat(LongStream.of(n, channels), Arrays.stream(crop).asLongStream()).toArray();
		var noises = HostTensor.constant(0, shape);
		var tone = HostTensor.constant(0, n, 3);
		for (int i = 0; i < n; i++) {
			var r = random[i];
			new Slot(matrix, i).set(Arrays.stream(Affine.draw(r, crop, strength).matrix()).flatMapToDouble(Arrays::stream).toArray());
			var deviation = r.nextDouble() * noise;
			var slot = new Slot(noises, i);
			slot.fill(0, slot.length(), () -> deviation * r.nextGaussian());
			new Slot(tone, i).set(1 + (2 * r.nextDouble() - 1) * contrast, brightness * r.nextGaussian(),
				Math.pow(gamma, 2 * r.nextDouble() - 1));
		}
		return List.of(matrix, noises, tone);
	}
}
