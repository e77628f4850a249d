package io.github.coverfiji.view;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.github.coverfiji.engine.HostTensor;

/**
 * The random numbers of SeVR's two views (methods, section 1.1; {@code sevr.py} applies them).
 *
 * @param strength g of the affine map; 1.5 in the paper's experiments
 * @param elastic largest amplitude of the elastic part before smoothing, up to 1000 in the paper; 0 for none. At 1000
 *          the standard deviation of the displacement is about 2 voxels in volumes and 14 in planes. On a
 *          processor it takes less than a hundredth of a step's time
 * @param noise largest deviation of the noise added to the moving view
 * @param blur largest sigma of its Gaussian blur in voxels
 * @param contrast largest change of its contrast factor from 1
 * @param brightness deviation of the value added to it
 */
public record Sevr(double strength, double elastic, double noise, double blur, double contrast, double brightness) {

	private static final double PAPER_ELASTIC = 1000;
	private static final double LEAST_SMOOTHING = 10, MOST_SMOOTHING = 13;

	/** @return the paper's ranges of appearance at a strength of the geometry, without elastic part */
	public static Sevr of(double strength) {
		return of(strength, 0);
	}

	/** @return the paper's ranges of appearance at a strength of the affine map and an amplitude of the elastic part */
	public static Sevr of(double strength, double elastic) {
		return new Sevr(strength, elastic, 0.02, 0.05, 0.5, 0.1);
	}

	/** @return the paper's amplitude of the elastic part: 1000 if the dimension is 3, none if it is 2 */
	public static double defaultElastic(int dimension) {
		return dimension == 3 ? PAPER_ELASTIC : 0;
	}

	/** @return the size of the image that crops of the given size come from: half as much again on each axis */
	public static int[] whole(int[] crop) {
		return Arrays.stream(crop).map(side -> side + side / 2).toArray();
	}

	/**
	 * @param random one generator for each image of the batch
	 * @param channels of the images
	 * @param crop size of the views, tensor order
	 * @param spacing voxel sides in tensor order, in any one unit: rotations, shears and the elastic part are equal in
	 *          all directions of the body, which for cubes is the voxel grid
	 * @return matrix, translation, wobble, elastic, offset, noise, blur, tone, paint: the arguments of
	 *         {@code sevr.views} after the images
	 * @throws IllegalArgumentException if spacing and crop differ in length
	 */
	public List<HostTensor> draw(SplittableRandom[] random, int channels, int[] crop, double[] spacing) {
		int n = random.length, d = crop.length;
		if (spacing.length != d) throw new IllegalArgumentException(spacing.length + " spacings of " + d + " axes");
		var matrix = HostTensor.constant(0, n, d, d);
		var translation = HostTensor.constant(0, n, d);
		var wobble = Slot.maps(n, d, elastic > 0 ? crop : Arrays.stream(crop).map(side -> 1).toArray());
		var bend = HostTensor.constant(0, n, 2);
		var offset = HostTensor.constant(0, n, d);
		var noises = Slot.maps(n, channels, crop);
		var blurs = HostTensor.constant(0, n);
		var tone = HostTensor.constant(0, n, 2);
		var paint = Slot.maps(n, 2, crop);
		for (int i = 0; i < n; i++) {
			var r = random[i];
			geometry(r, crop, spacing, new Slot(matrix, i), new Slot(translation, i), new Slot(offset, i));
			if (elastic > 0) bend(r, spacing, new Slot(wobble, i), new Slot(bend, i));
			var deviation = r.nextDouble() * noise;
			var slot = new Slot(noises, i);
			slot.fill(0, slot.length(), () -> deviation * r.nextGaussian());
			new Slot(blurs, i).set(0, r.nextDouble() * blur);
			new Slot(tone, i).set(1 + (2 * r.nextDouble() - 1) * contrast, brightness * r.nextGaussian());
			Inpainting.draw(r, crop, new Slot(paint, i));
		}
		return List.of(matrix, translation, wobble, bend, offset, noises, blurs, tone, paint);
	}

	private void geometry(SplittableRandom r, int[] crop, double[] spacing, Slot matrix, Slot translation,
		Slot offset)
	{
		var whole = whole(crop);
		var affine = Affine.draw(r, whole, strength);
		matrix.set(affine.flat(spacing));
		translation.set(affine.translation());
		for (int a = 0; a < crop.length; a++)
			offset.set(a, r.nextInt(Math.max(1, whole[a] - crop[a])));
	}

	private void bend(SplittableRandom r, double[] spacing, Slot wobble, Slot bend) {
		var finest = Arrays.stream(spacing).min().orElseThrow();
		var voxels = wobble.length() / spacing.length;
		for (int i = 0; i < spacing.length; i++) {
			var share = finest / spacing[i];
			wobble.fill(i * voxels, (i + 1) * voxels, () -> (2 * r.nextDouble() - 1) * share);
		}
		bend.set(r.nextDouble(LEAST_SMOOTHING, MOST_SMOOTHING), r.nextDouble() * elastic);
	}
}
