package io.github.coverfiji.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.model.Architecture;

/**
 * PCRL's network for volumes: a U-Net of four levels with batch normalisation and transposed convolutions (methods,
 * section 2.2), for images and volumes.
 *
 * @param dimension spatial axes, 2 or 3
 * @param channels of the input image, at least 1
 * @param widths channels of the four levels, finest first (the last is the bottleneck), each even; the levels going up
 *          have those of the same size going down
 */
public record BatchNormUNet(int dimension, int channels, List<Integer> widths) implements Backbone {

	/** Name in model cards. */
	public static final String NAME = "unet-bn";

	private static final int HALVINGS = 3;

	/** @throws IllegalArgumentException if a number is out of its range */
	public BatchNormUNet {
		if (dimension != 2 && dimension != 3) throw new IllegalArgumentException("dimension " + dimension);
		if (channels < 1) throw new IllegalArgumentException("channels " + channels);
		if (widths.size() != HALVINGS + 1 || widths.stream().anyMatch(w -> w < 2 || w % 2 != 0))
			throw new IllegalArgumentException("widths " + widths + ": four even numbers wanted");
		widths = List.copyOf(widths);
	}

	/**
	 * @param dimension spatial axes, 2 or 3
	 * @param channels of the input image
	 * @param first width of the finest level: 64 in the paper, doubled on each level down
	 * @return the network
	 */
	public static BatchNormUNet of(int dimension, int channels, int first) {
		return new BatchNormUNet(dimension, channels, List.of(first, 2 * first, 4 * first, 8 * first));
	}

	static BatchNormUNet of(Architecture architecture) {
		return new BatchNormUNet(architecture.dimension(), architecture.channels(), architecture.widths());
	}

	@Override
	public Architecture architecture() {
		return new Architecture(NAME, widths, dimension, channels, Collections.nCopies(HALVINGS * dimension, 2));
	}

	@Override
	public List<Integer> featureWidths() {
		return List.of(widths.get(3), widths.get(2), widths.get(1), widths.get(0));
	}

	@Override
	public int[] multiples() {
		var multiples = new int[dimension];
		Arrays.fill(multiples, 1 << HALVINGS);
		return multiples;
	}

	@Override
	public ScriptNode build(Initialiser start) {
		var layers = new Layers(start, dimension);
		var node = new ScriptNode("unetbn.BatchNormUNet")
			.with("enter", level(layers, channels, widths.get(0) / 2, widths.get(0)));
		for (int i = 1; i <= HALVINGS; i++)
			node.with("down" + i, level(layers, widths.get(i - 1), widths.get(i) / 2, widths.get(i)));
		for (int i = HALVINGS; i > 0; i--) {
			var out = widths.get(i - 1);
			node.with("up" + (HALVINGS + 1 - i), new ScriptNode("unetbn.Up")
				.with("grow", layers.transposedConvolution(widths.get(i)))
				.with("level", level(layers, widths.get(i) + out, out, out)));
		}
		return node;
	}

	private static ScriptNode level(Layers layers, int in, int middle, int out) {
		return new ScriptNode("unetbn.Level")
			.with("conv1", layers.uniformConvolution(in, middle, 3)).with("norm1", Layers.batchNorm(middle))
			.with("conv2", layers.uniformConvolution(middle, out, 3)).with("norm2", Layers.batchNorm(out));
	}
}
