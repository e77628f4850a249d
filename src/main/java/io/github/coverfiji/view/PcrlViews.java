package io.github.coverfiji.view;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import io.github.coverfiji.engine.HostTensor;

/**
 * The random numbers of PCRL's views (methods, section 2.1; {@code pcrlviews.py} applies them): two crops of an
 * image, their corrupted forms, and those under a code.
 *
 * @param crops where the two come from
 * @param distortion flips, angles and scales of a corrupted crop, without elastic part
 * @param tone its changes of contrast, brightness and sharpness
 * @param shuffling of its voxels
 * @param painting what hides parts of it
 */
public record PcrlViews(CropPairs crops, Distortion distortion, Tones tone, LocalShuffling shuffling,
	Painting painting)
{

	private static final double ANGLE = 10, SCALING = 0.1;

	/**
	 * Changes of a crop's intensities.
	 *
	 * @param contrast largest change of the contrast factor from 1, at least 0
	 * @param brightness standard deviation of the value added, at least 0
	 * @param blurred share of the crops that are blurred, 0 … 1
	 * @param blur largest sigma of the Gaussian along each axis in voxels, at least 0
	 */
	public record Tones(double contrast, double brightness, double blurred, double blur) {

		/** Contrast, brightness, and no gamma; then the sigmas. */
		private void draw(RandomGenerator random, Slot tones, Slot sigmas) {
			tones.set(1 + (2 * random.nextDouble() - 1) * contrast, brightness * random.nextGaussian(), 1);
			if (random.nextDouble() < blurred) sigmas.fill(0, sigmas.length(), () -> random.nextDouble() * blur);
		}
	}

	/**
	 * The paper's numbers, which differ between planes and volumes. Planes: independent crops of 0.2 … 1 of the
	 * region's area, varied tones, three cut-outs of a seventh of the side. Volumes: crops that have a quarter in
	 * common, sides half to 1.75 times the patch's, shuffling, and painting with noise. Both: the last axis flipped or
	 * not, up to 10° in each plane, lengths changed by up to a tenth.
	 *
	 * @param dimension 2 or 3
	 * @return the paper's ranges
	 */
	public static PcrlViews of(int dimension) {
		var distortion = new Distortion(Set.of(dimension - 1), ANGLE, SCALING, 0);
		if (dimension == 2) return new PcrlViews(new CropPairs(1.5, 1.5 * Math.sqrt(0.2), 1.5, 0), distortion,
			new Tones(0.4, 0.1, 0.5, 2), new LocalShuffling(0, 0), new CutOuts(3, 1 / 7.0));
		return new PcrlViews(new CropPairs(2, 0.5, 1.75, 0.25), distortion, new Tones(0, 0, 1, 2),
			new LocalShuffling(0.5, 1.87), new NoisePainting(0.9, 0.2));
	}

	/** @return the size of the region of an image that both crops of a patch's size come from, tensor order */
	public int[] whole(int[] patch) {
		return crops.whole(patch);
	}

	/**
	 * @param random one generator for each image of the batch
	 * @param patch size of the views, tensor order; quarter turns need equal sides of the last two axes, otherwise
	 *          only half turns are drawn
	 * @param spacing voxel sides of the region in tensor order, in any one unit: a rotation keeps shapes in this unit
	 * @return box, matrix, blur, tone, shuffle, paint, code: the arguments of {@code pcrlviews.views} after the images
	 *         (N, C, whole). Their first axis has 2 N places, all first views before all second ones. For an image's
	 *         two volumes of 64 × 64 × 32 this takes 9 ms of one core, for two planes of 224 × 224 1.2 ms
	 * @throws IllegalArgumentException if spacing and patch differ in length
	 */
	public List<HostTensor> draw(SplittableRandom[] random, int[] patch, double[] spacing) {
		int n = random.length, d = patch.length;
		if (spacing.length != d) throw new IllegalArgumentException(spacing.length + " spacings of " + d + " axes");
		var box = HostTensor.constant(0, 2 * n, 2, d);
		var matrix = HostTensor.constant(0, 2 * n, d, d);
		var blur = HostTensor.constant(0, 2 * n, d);
		var tones = HostTensor.constant(0, 2 * n, 3);
		var shuffle = Slot.maps(2 * n, 1, patch);
		var paint = Slot.maps(2 * n, 2, patch);
		var code = HostTensor.constant(0, 2 * n, TransformCode.length(d));
		for (int i = 0; i < n; i++) {
			var r = random[i];
			crops.draw(r, patch, new Slot(box, i), new Slot(box, n + i));
			painting.draw(r, patch, new Slot(paint, i), new Slot(paint, n + i));
			for (int view = i; view < 2 * n; view += n) {
				new Slot(matrix, view).set(distortion.matrix(r, spacing(spacing, patch, new Slot(box, view))));
				tone.draw(r, new Slot(tones, view), new Slot(blur, view));
				shuffling.draw(r, patch, new Slot(shuffle, view));
				TransformCode.draw(r, patch, new Slot(code, view));
			}
		}
		return List.of(box, matrix, blur, tones, shuffle, paint, code);
	}

	/** Voxel sides of a crop once it has the patch's size. */
	private static double[] spacing(double[] spacing, int[] patch, Slot box) {
		var own = spacing.clone();
		for (int a = 0; a < own.length; a++)
			own[a] *= box.get(own.length + a) / patch[a];
		return own;
	}
}
