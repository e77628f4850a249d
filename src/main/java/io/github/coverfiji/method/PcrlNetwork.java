package io.github.coverfiji.method;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.network.Initialiser;
import io.github.coverfiji.network.Layers;

/**
 * PCRL's whole module: the student (backbone, head that draws an image, embedding, attention), a slow copy of it, and a
 * queue of keys (methods, section 2).
 *
 * @param backbone the network that is pretrained
 * @param drawing how images are drawn
 * @param attention how the decoder is told which transformed version to draw
 * @param contrast how views are told from one another
 */
public record PcrlNetwork(Backbone backbone, Drawing drawing, Attention attention, Contrast contrast) {

	/** The last layers of the decoder. */
	public enum Drawing {
		/** Any value, from a kernel of 3: the paper's for images. */
		FREE,
		/** 0 … 1, from a kernel of 1 and a sigmoid: the paper's for volumes. The mixed features are drawn first. */
		UNIT;

		/** @return the paper's for images of so many axes */
		public static Drawing of(int dimension) {
			return dimension == 2 ? FREE : UNIT;
		}
	}

	/** How the decoder is told which transformed version of the image to draw. */
	public enum Attention {
		/** The code's factor in 0 … 1 for each channel of the bottleneck: the released program's. */
		CHANNELS,
		/**
		 * The outer product of the bottleneck's channels with eight factors of the code, and a linear map of it back to the
		 * channels: the code may then turn channels into one another. At the paper's widths 2 million weights more.
		 */
		OUTER
	}

	/** The loss of the contrast. */
	public enum Criterion {
		/** Cross-entropy of the own key among all. */
		INFO_NCE,
		/** Noise-contrastive estimation, with a constant from the first batch: the released program's default. */
		NCE
	}

	/**
	 * How views are told from one another.
	 *
	 * @param criterion of the loss
	 * @param queue number of keys to tell the own one from, at least 1: 16384 in the paper
	 * @param batches number of batches in an epoch, at least 1; only NCE looks at it
	 */
	public record Contrast(Criterion criterion, int queue, int batches) {

		/** @throws IllegalArgumentException if a number is out of its range */
		public Contrast {
			if (queue < 1 || batches < 1) throw new IllegalArgumentException("queue " + queue + ", batches " + batches);
		}
	}

	/** Entries of an embedding. */
	public static final int EMBEDDING = 128;

	private static final int HIDDEN = 256;
	private static final int FACTORS = 8;
	private static final double TEMPERATURE = 0.2;
	private static final double INERTIA = 0.999;
	private static final int TURNS = 4;
	private static final String MOMENTUM = "momentum.";

	/** @return bits of a code: a flip of each axis, then one of four turns */
	public static int codeBits(int dimension) {
		return dimension + TURNS;
	}

	/** @return the module with fresh weights; the slow copy starts as the student */
	public ScriptNode build(long seed) {
		var start = new Initialiser(seed);
		var bone = backbone.build(start);
		var layers = new Layers(start, backbone.dimension());
		var bottleneck = backbone.featureWidths().get(0);
		var student = new ScriptNode("pcrl.Pcrl").with("backbone", bone).with("head", head(layers))
			.with("embedding", twoLayers("pcrl.Embedding", layers, bottleneck, EMBEDDING, EMBEDDING))
			.with("attention", attention(layers, bottleneck));
		var copy = new ScriptNode("pcrl.Momentum");
		student.attributes().forEach((name, value) -> {
			if (value instanceof ScriptNode part) copy.with(name, part.frozen());
		});
		// As uniform keys as the embedding's length of 1 asks for: ±sqrt(3 / EMBEDDING).
		var queue = start.uniform(EMBEDDING / 3.0, contrast.queue(), EMBEDDING);
		return student.with("momentum", copy).buffer("queue", queue).buffer("position", HostTensor.scalar(0))
			.buffer("z", HostTensor.scalar(0)).with("sigmoid", drawing == Drawing.UNIT)
			.with("mixedFirst", drawing == Drawing.UNIT).with("estimate", contrast.criterion() == Criterion.NCE)
			.with("batches", (long) contrast.batches()).with("temperature", TEMPERATURE).with("inertia", INERTIA);
	}

	private ScriptNode attention(Layers layers, int channels) {
		var bits = codeBits(backbone.dimension());
		return switch (attention) {
			case CHANNELS -> twoLayers("pcrl.Attention", layers, bits, HIDDEN, channels);
			case OUTER -> twoLayers("pcrl.OuterAttention", layers, bits, HIDDEN, FACTORS)
				.with("join", layers.uniformConvolution(FACTORS * channels, channels, 1));
		};
	}

	private ScriptNode head(Layers layers) {
		var widths = backbone.featureWidths();
		var finest = widths.get(widths.size() - 1);
		return drawing == Drawing.FREE ? layers.xavierConvolution(finest, backbone.channels(), 3)
			: layers.uniformConvolution(finest, backbone.channels(), 1);
	}

	private static ScriptNode twoLayers(String type, Layers layers, int in, int middle, int out) {
		return new ScriptNode(type).with("fc1", layers.linear(in, middle)).with("fc2", layers.linear(middle, out));
	}

	/**
	 * Moves the slow copy a thousandth of the way to the student; for {@link Objective#afterStep}. Running statistics stay
	 * each network's own.
	 *
	 * @param module as {@link #build} made it
	 * @param scope owns temporary tensors
	 */
	public static void follow(ScriptModule module, NDManager scope) {
		var student = module.trained();
		var tensors = module.parameters();
		List<NDArray> slow = student.stream().map(path -> tensors.get(MOMENTUM + path)).toList();
		module.call(scope, "follow", List.of(slow, student.stream().map(tensors::get).toList()));
	}
}
