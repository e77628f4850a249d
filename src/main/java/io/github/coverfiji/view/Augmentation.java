package io.github.coverfiji.view;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import io.github.coverfiji.engine.HostTensor;

/**
 * The random numbers that vary labelled crops in training ({@code augment.py} applies them). Shifts come from the
 * crop's place.
 *
 * @param distortion geometry, of image and labels alike
 * @param tone changes of the image's intensities
 */
public record Augmentation(Distortion distortion, Tone tone) {

	/** Every crop stays as it is. */
	public static final Augmentation NONE = new Augmentation(Distortion.NONE, Tone.NONE);
	/** Angles up to 20°, lengths changed by up to a quarter, no mirror: left stays left. */
	public static final Augmentation DEFAULT = of(Set.of(), 20, 0.25, 0, 1);

	/**
	 * @param flips axes in tensor order that may be mirrored
	 * @param rotation largest angle in degrees, 0 … 180
	 * @param scaling largest relative change of length, at least 0 and below 1
	 * @param elastic bound of the elastic displacement in voxels, at least 0
	 * @param tone factor of {@link Tone#DEFAULT}'s ranges: 0 leaves intensities as they are, 2 doubles the changes
	 * @return ranges as given
	 * @throws IllegalArgumentException if a number is out of its range
	 */
	public static Augmentation of(Set<Integer> flips, double rotation, double scaling, double elastic, double tone) {
		return new Augmentation(new Distortion(flips, rotation, scaling, elastic), Tone.DEFAULT.times(tone));
	}

	/** @return size of the image that a varied crop comes from, so that turning it seldom shows the outside */
	public static int[] whole(int[] crop) {
		return Sevr.whole(crop);
	}

	/**
	 * @param random one generator for each crop of the batch
	 * @param channels of the images
	 * @param crop size that the network sees, tensor order
	 * @param spacing voxel sides in tensor order, in any one unit: a rotation keeps shapes in this unit
	 * @return matrix, nodes, noise, blur, tone: the arguments of {@code augment.augmented} after images and labels
	 * @throws IllegalArgumentException if an axis to flip does not exist, or spacing and crop differ in length
	 */
	public List<HostTensor> draw(SplittableRandom[] random, int channels, int[] crop, double[] spacing) {
		int n = random.length, d = crop.length;
		if (spacing.length != d) throw new IllegalArgumentException(spacing.length + " spacings of " + d + " axes");
		var matrix = HostTensor.constant(0, n, d, d);
		var nodes = Slot.maps(n, d, distortion.nodes(crop));
		var noises = Slot.maps(n, channels, crop);
		var blurs = HostTensor.constant(0, n);
		var tones = HostTensor.constant(0, n, 3);
		for (int i = 0; i < n; i++) {
			new Slot(matrix, i).set(distortion.matrix(random[i], spacing));
			if (distortion.elastic() > 0) distortion.bend(random[i], crop, spacing, new Slot(nodes, i));
			tone.draw(random[i], new Slot(noises, i), new Slot(blurs, i), new Slot(tones, i));
		}
		return List.of(matrix, nodes, noises, blurs, tones);
	}
}
