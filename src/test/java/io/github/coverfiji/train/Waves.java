package io.github.coverfiji.train;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.method.CoverObjective;
import io.github.coverfiji.method.Samples;
import io.github.coverfiji.method.ViewPairs;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.view.Sevr;
import java.util.List;
import net.imglib2.img.array.ArrayImgs;

/** COVER on one small picture, with the smallest network. */
final class Waves {

	private Waves() {}

	/**
	 * @param batch pairs of views in a step
	 * @param side of the views in pixels
	 */
	static CoverObjective cover(int batch, int side) {
		return cover(UNet.of(2, 1, 8), batch, side);
	}

	/**
	 * @param unet the network, of planes
	 * @param batch pairs of views in a step
	 * @param side of the views in pixels
	 */
	static CoverObjective cover(UNet unet, int batch, int side) {
		var values = new float[64 * 64];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (Math.sin(i % 64 / 5.0) + Math.cos(i / 64 / 3.0) + Math.sin(i % 64 * (i / 64) / 200.0));
		var image = new CalibratedImage("waves", ArrayImgs.floats(values, 64, 64), List.of(Axis.X, Axis.Y), Calibration.NONE);
		var samples = Samples.of(ImageSource.of(List.of(image)),
			new Preparation(2, Normalisation.DEFAULT, Resampling.NONE), Progress.SILENT);
		return new CoverObjective(new CoverNetwork(unet, 1, Consistency.STANDARDISED),
			new ViewPairs(samples, Sevr.of(0.5), new int[] { side, side }, new double[] { 1, 1 }, batch, 1));
	}
}
