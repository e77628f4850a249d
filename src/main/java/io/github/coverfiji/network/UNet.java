package io.github.coverfiji.network;

import java.util.List;

import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.model.Architecture;

/**
 * COVER's backbone: a U-Net of five levels with group normalisation (methods, section 1.2).
 *
 * @param dimension spatial axes, 2 or 3
 * @param channels of the input image, at least 1
 * @param widths channels of the nine levels: five going down (the last is the bottleneck), four going up; each a
 *          multiple of 8
 * @param pooling which axes each level down halves
 */
public record UNet(int dimension, int channels, List<Integer> widths, Pooling pooling) implements Backbone {

	private static final int GROUP = 8;

	/** @throws IllegalArgumentException if a number is out of its range */
	public UNet {
		if (dimension != 2 && dimension != 3) throw new IllegalArgumentException("dimension " + dimension);
		if (channels < 1) throw new IllegalArgumentException("channels " + channels);
		if (widths.size() != 9 || widths.stream().anyMatch(w -> w < GROUP || w % GROUP != 0))
			throw new IllegalArgumentException("widths " + widths + ": nine multiples of 8 wanted");
		if (pooling.dimension() != dimension) throw new IllegalArgumentException(pooling + " for dimension " + dimension);
	}

	/**
	 * The paper's: each level down halves each axis.
	 *
	 * @param dimension spatial axes, 2 or 3
	 * @param channels of the input image
	 * @param widths as above
	 */
	public UNet(int dimension, int channels, List<Integer> widths) {
		this(dimension, channels, widths, Pooling.everywhere(dimension));
	}

	/**
	 * @param dimension spatial axes, 2 or 3
	 * @param channels of the input image
	 * @param first width of the first level: 32 in the paper, doubled on each level down
	 * @return the network
	 */
	public static UNet of(int dimension, int channels, int first) {
		return new UNet(dimension, channels,
			List.of(first, 2 * first, 4 * first, 8 * first, 16 * first, 8 * first, 4 * first, 2 * first, first));
	}

	/** Name in model cards. */
	public static final String NAME = "unet";

	static UNet of(Architecture architecture) {
		return new UNet(architecture.dimension(), architecture.channels(), architecture.widths(),
			new Pooling(architecture.dimension(), architecture.pools()));
	}

	/** @return the same network with levels that halve other axes */
	public UNet with(Pooling other) {
		return new UNet(dimension, channels, widths, other);
	}

	@Override
	public Architecture architecture() {
		return new Architecture(NAME, widths, dimension, channels, pooling.sides());
	}

	@Override
	public List<Integer> featureWidths() {
		return widths.subList(4, 9);
	}

	@Override
	public int[] multiples() {
		return pooling.multiples();
	}

	@Override
	public ScriptNode build(Initialiser start) {
		var layers = new Layers(start, dimension);
		var node = new ScriptNode("unet.UNet");
		node.with("enter", level(layers, channels, widths.get(0)));
		for (int i = 1; i <= Pooling.LEVELS; i++)
			node.with("down" + i, level(layers, widths.get(i - 1), widths.get(i)));
		for (int i = 1; i <= Pooling.LEVELS; i++)
			node.with("up" + i, level(layers, widths.get(4 - i) + widths.get(3 + i), widths.get(4 + i)));
		return node.with("pools", pooling.sides().stream().mapToLong(Integer::longValue).toArray())
			.with(ComputeForm.ATTRIBUTE, ComputeForm.CHANNELS_LAST.code()).with(ComputeForm.FRUGAL, false)
			.with(ComputeForm.PASSES, 1L);
	}

	static ScriptNode level(Layers layers, int in, int out) {
		return new ScriptNode("unet.Level")
			.with("conv1", layers.convolution(in, out, 3)).with("norm1", layers.groupNorm(out, out / GROUP))
			.with("conv2", layers.convolution(out, out, 3)).with("norm2", layers.groupNorm(out, out / GROUP));
	}
}
