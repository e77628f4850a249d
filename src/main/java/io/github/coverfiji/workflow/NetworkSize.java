package io.github.coverfiji.workflow;

import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.network.Backbones;
import io.github.coverfiji.network.BatchNormUNet;
import io.github.coverfiji.network.Pooling;
import io.github.coverfiji.network.ResNetUNet;
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

	/** @return COVER's backbone of this size */
	public UNet unet(int dimension, int channels) {
		return UNet.of(dimension, channels, width);
	}

	/**
	 * @param kind name of the backbone, see {@link Backbones}
	 * @param pooling which axes the levels halve, for the kind that leaves a choice
	 * @return a backbone of this size; those of PCRL are twice as wide at their finest, as in the papers
	 */
	Backbone backbone(String kind, int dimension, int channels, Pooling pooling) {
		return switch (kind) {
			case ResNetUNet.NAME -> ResNetUNet.of(dimension, channels, 2 * width);
			case BatchNormUNet.NAME -> BatchNormUNet.of(dimension, channels, 2 * width);
			default -> unet(dimension, channels).with(pooling);
		};
	}

	static String[] names() {
		return Options.names(values());
	}
}
