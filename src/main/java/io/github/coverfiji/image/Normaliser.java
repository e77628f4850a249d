package io.github.coverfiji.image;

import java.util.List;

/** A {@link Normalisation} fitted to one image. Immutable, so threads may share it. */
public final class Normaliser {

	private final ChannelFit[] fit;

	Normaliser(List<ChannelFit> fit) {
		this.fit = fit.toArray(ChannelFit[]::new);
	}

	/** @return number of channels it was fitted to */
	public int channels() {
		return fit.length;
	}

	/**
	 * @param channel channel from 0
	 * @param v intensity
	 * @return what the network sees; 0 for NaN and infinite intensities
	 */
	public float apply(int channel, float v) {
		return fit[channel].apply(v);
	}

	/**
	 * Normalises in place.
	 *
	 * @param patch raw intensities of the image this was fitted to
	 * @throws IllegalArgumentException if the patch has another number of channels
	 */
	public void apply(Patch patch) {
		if (patch.channels() != fit.length)
			throw new IllegalArgumentException("Fitted to " + fit.length + " channels, got " + patch.channels());
		var values = patch.values();
		var voxels = patch.voxels();
		for (var c = 0; c < fit.length; c++)
			for (var i = c * voxels; i < (c + 1) * voxels; i++) values[i] = fit[c].apply(values[i]);
	}
}
