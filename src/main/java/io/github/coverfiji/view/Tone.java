package io.github.coverfiji.view;

import java.util.random.RandomGenerator;

/**
 * Ranges of the random changes of a crop's intensities, which lie about 0 … 1. Blur comes first, then gamma, contrast,
 * brightness and noise.
 *
 * @param gamma largest exponent of the values between 0 and 1, at least 1; its inverse is the smallest
 * @param contrast largest change of the contrast factor from 1, at least 0
 * @param brightness standard deviation of the value added, at least 0
 * @param noise largest standard deviation of the noise, at least 0
 * @param blur largest sigma of the Gaussian blur in voxels, at least 0; every other crop is blurred
 */
public record Tone(double gamma, double contrast, double brightness, double noise, double blur) {

	/** Leaves every value as it is. */
	public static final Tone NONE = new Tone(1, 0, 0, 0, 0);
	/** Changes as they are common between scanners and exposures. */
	public static final Tone DEFAULT = new Tone(1.4, 0.25, 0.05, 0.03, 1);

	/** @throws IllegalArgumentException if a number is out of its range */
	public Tone {
		if (!(gamma >= 1)) throw new IllegalArgumentException("gamma " + gamma);
		if (!(contrast >= 0 && brightness >= 0 && noise >= 0 && blur >= 0))
			throw new IllegalArgumentException(
				"contrast, brightness, noise, blur " + contrast + ", " + brightness + ", " + noise + ", " + blur);
	}

	/**
	 * @param factor 0 for no change, 1 for these ranges, 2 for twice as wide ones
	 * @return all ranges widened by the factor
	 * @throws IllegalArgumentException if the factor is negative
	 */
	public Tone times(double factor) {
		return new Tone(Math.pow(gamma, factor), contrast * factor, brightness * factor, noise * factor, blur * factor);
	}

	/**
	 * @param random where numbers come from
	 * @param noises takes the noise of every voxel and channel
	 * @param blurs takes the sigma of the blur
	 * @param tones takes contrast factor, added brightness, gamma exponent
	 */
	void draw(RandomGenerator random, Slot noises, Slot blurs, Slot tones) {
		tones.set(1 + (2 * random.nextDouble() - 1) * contrast, brightness * random.nextGaussian(),
			Math.pow(gamma, 2 * random.nextDouble() - 1));
		blurs.set(random.nextBoolean() ? random.nextDouble() * blur : 0);
		var deviation = random.nextDouble() * noise;
		if (deviation > 0) noises.fill(0, noises.length(), () -> deviation * random.nextGaussian());
	}
}
