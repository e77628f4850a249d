package io.github.coverfiji.workflow;

import io.github.coverfiji.network.UNet;

/** Sizes of the backbone, by the width of its first level. */
public enum NetworkSize {
	/** A sixteenth of the paper's weights: 0.5 million. */
	TINY(8),
	/** A quarter: 2 million. */
	SMALL(16),
	/** The paper's: 7.9 million. */
	BASE(32);

	private final int width;

	NetworkSize(int width) {
		this.width = width;
	}

	/** @return the backbone of this size */
	public UNet unet(int dimension, int channels) {
		return UNet.of(dimension, channels, width);
	}

	static String[] names() {
		return Options.names(values());
	}
}
