package io.github.coverfiji.network;

import java.util.Objects;

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
	static final String PASSES = "passes";

	private final String title;

	ComputeForm(String title) {
		this.title = title;
	}

	/** @return whether a network knows forms: its backbone is the U-Net of {@code unet.py} */
	public static boolean isKnownTo(ScriptNode network) {
		return network.attributes().containsKey(ATTRIBUTE) || network.attributes().values().stream()
			.anyMatch(value -> value instanceof ScriptNode child && isKnownTo(child));
	}

	/** @return whether a network computes in this form */
	public boolean isOf(ScriptNode network) {
		return Objects.equals(network.attributes().get(ATTRIBUTE), code()) || network.attributes().values().stream()
			.anyMatch(value -> value instanceof ScriptNode child && isOf(child));
	}

	/** @return the network, computing in this form */
	public ScriptNode of(ScriptNode network) {
		return network.withEverywhere(ATTRIBUTE, code());
	}

	/** @return the network, keeping no level's inner maps: it computes each once more for the gradient, exact to rounding */
	public static ScriptNode frugal(ScriptNode network) {
		return network.withEverywhere(FRUGAL, true);
	}

	/**
	 * The features of a batch depend on each image alone, so the loss is that of all images whatever the passes, and its
	 * gradient exact to rounding; each image is computed once more for the gradient, as only features are kept.
	 *
	 * @param network whose step hands the derivatives by its features to its backbone
	 * @param passes into which the images of a step are divided, one after the other; 1 for all at once
	 * @return the network, needing less memory
	 */
	public static ScriptNode inPasses(ScriptNode network, int passes) {
		return network.withEverywhere(PASSES, (long) passes);
	}

	/** @return the network as it is stored, whatever computer trained it */
	public static ScriptNode stored(ScriptNode network) {
		return inPasses(CHANNELS_LAST.of(network).withEverywhere(FRUGAL, false), 1);
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
