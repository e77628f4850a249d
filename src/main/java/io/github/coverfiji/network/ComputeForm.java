package io.github.coverfiji.network;

import io.github.coverfiji.engine.ScriptNode;

/** How the U-Net's maps lie in memory while it learns. The result differs by rounding; which is fastest, by computer. */
public enum ComputeForm {

	/** 32 bits, channel after channel. */
	PLAIN("float32"),
	/** 32 bits, voxel after voxel. */
	CHANNELS_LAST("float32, channels last"),
	/** 16 bits (bfloat16), voxel after voxel; statistics, losses and weights keep 32. */
	BFLOAT16("bfloat16, channels last");

	static final String ATTRIBUTE = "form";
	static final String FRUGAL = "frugal";

	private final String title;

	ComputeForm(String title) {
		this.title = title;
	}

	/** @return whether a network knows forms: its backbone is the U-Net of {@code unet.py} */
	public static boolean isKnownTo(ScriptNode network) {
		return network.attributes().containsKey(ATTRIBUTE) || network.attributes().values().stream()
			.anyMatch(value -> value instanceof ScriptNode child && isKnownTo(child));
	}

	/** @return the network, computing in this form */
	public ScriptNode of(ScriptNode network) {
		return network.withEverywhere(ATTRIBUTE, code());
	}

	/** @return the network, keeping no level's inner maps: it computes each once more for the gradient, exact to rounding */
	public static ScriptNode frugal(ScriptNode network) {
		return network.withEverywhere(FRUGAL, true);
	}

	/** @return the network as it is stored, whatever computer trained it */
	public static ScriptNode stored(ScriptNode network) {
		return CHANNELS_LAST.of(network).withEverywhere(FRUGAL, false);
	}

	/** The number that {@code unet.py} knows it by. */
	long code() {
		return ordinal();
	}

	/** @return its name for people */
	public String title() {
		return title;
	}
}
