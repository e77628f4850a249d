package io.github.coverfiji.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.model.Architecture;

/**
 * PCRL's network for images: a ResNet-18 as the encoder of a U-Net (methods, section 2.2), for images and volumes.
 *
 * @param dimension spatial axes, 2 or 3
 * @param channels of the input image, at least 1
 * @param widths channels of the stem, the four stages (the last is the bottleneck) and the five levels going up
 */
public record ResNetUNet(int dimension, int channels, List<Integer> widths) implements Backbone {

	/** Name in model cards. */
	public static final String NAME = "resnet18-unet";

	private static final int HALVINGS = 5;
	private static final int STAGES = 4;

	/** @throws IllegalArgumentException if a number is out of its range */
	public ResNetUNet {
		if (dimension != 2 && dimension != 3) throw new IllegalArgumentException("dimension " + dimension);
		if (channels < 1) throw new IllegalArgumentException("channels " + channels);
		if (widths.size() != 2 * HALVINGS || widths.stream().anyMatch(w -> w < 1))
			throw new IllegalArgumentException("widths " + widths + ": ten wanted, at least 1 each");
		widths = List.copyOf(widths);
	}

	/**
	 * @param dimension spatial axes, 2 or 3
	 * @param channels of the input image
	 * @param first width of the stem, a multiple of 4: 64 in the paper
	 * @return the network
	 */
	public static ResNetUNet of(int dimension, int channels, int first) {
		return new ResNetUNet(dimension, channels, List.of(first, first, 2 * first, 4 * first, 8 * first,
			4 * first, 2 * first, first, first / 2, first / 4));
	}

	static ResNetUNet of(Architecture architecture) {
		return new ResNetUNet(architecture.dimension(), architecture.channels(), architecture.widths());
	}

	@Override
	public Architecture architecture() {
		return new Architecture(NAME, widths, dimension, channels, Collections.nCopies(HALVINGS * dimension, 2));
	}

	@Override
	public List<Integer> featureWidths() {
		return widths.subList(STAGES, widths.size());
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
		var node = new ScriptNode("resnet.ResNetUNet")
			.with("stem", layers.stridedConvolution(channels, widths.get(0), 7, 2))
			.with("norm", Layers.batchNorm(widths.get(0)));
		for (int i = 1; i <= STAGES; i++) {
			node.with("stage" + i + "a", block(layers, widths.get(i - 1), widths.get(i), i == 1 ? 1 : 2))
				.with("stage" + i + "b", block(layers, widths.get(i), widths.get(i), 1));
		}
		for (int i = 1; i <= HALVINGS; i++)
			node.with("up" + i, level(layers, widths.get(STAGES + i - 1) + skip(i), widths.get(STAGES + i)));
		return node;
	}

	/** Channels that the i-th level going up takes from the encoder; none for the last. */
	private int skip(int i) {
		return i == HALVINGS ? 0 : widths.get(STAGES - i);
	}

	private static ScriptNode block(Layers layers, int in, int out, int stride) {
		var changes = in != out || stride > 1;
		var node = new ScriptNode(changes ? "resnet.Change" : "resnet.Block")
			.with("conv1", layers.stridedConvolution(in, out, 3, stride)).with("norm1", Layers.batchNorm(out))
			.with("conv2", layers.stridedConvolution(out, out, 3, 1)).with("norm2", Layers.batchNorm(out));
		return changes ? node.with("conv3", layers.stridedConvolution(in, out, 1, stride))
			.with("norm3", Layers.batchNorm(out)) : node;
	}

	private static ScriptNode level(Layers layers, int in, int out) {
		return new ScriptNode("resnet.Level")
			.with("conv1", layers.unbiasedConvolution(in, out, 3)).with("norm1", Layers.batchNorm(out))
			.with("conv2", layers.unbiasedConvolution(out, out, 3)).with("norm2", Layers.batchNorm(out));
	}
}
