package io.github.coverfiji.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of the tensors in the checkpoints of PCRL's released program (golden/README-pcrl, "pcrl-checkpoint-keys.json"),
 * for reading weights that were trained with it. Shapes are the same as ours, tensor by tensor; but the released order of
 * the axes of a volume is (x, y, z), so kernels of three axes have to be turned round for images in (z, y, x).
 */
public final class PcrlReleasedKeys {

	private static final String MOMENTUM = "module.";
	/** The student of the network for images is saved in two parts without these. */
	private static final Pattern SAVED_ENCODER = Pattern.compile("(conv1|bn1|layer\\d)\\..*");
	private static final Pattern SAVED_DECODER = Pattern.compile("blocks\\..*");

	private static final Pattern VOLUME_LEVEL = Pattern.compile("(down|up)_tr(\\d+)\\.ops\\.([01])\\.(conv|bn)1\\.(\\w+)");
	private static final Pattern VOLUME_GROWTH = Pattern.compile("up_tr(\\d+)\\.up_conv\\.(\\w+)");
	private static final Pattern STEM = Pattern.compile("model\\.encoder\\.(conv1|bn1)\\.(\\w+)");
	private static final Pattern STAGE = Pattern.compile(
		"model\\.encoder\\.layer([1-4])\\.([01])\\.(conv1|bn1|conv2|bn2|downsample\\.[01])\\.(\\w+)");
	private static final Pattern BLOCK = Pattern.compile("model\\.decoder\\.blocks\\.([0-4])\\.conv([12])\\.([01])\\.(\\w+)");
	private static final Pattern REST = Pattern.compile(
		"(fc1|fc2|aug_fc1|aug_fc2|out_tr\\.final_conv|model\\.segmentation_head\\.0)\\.(\\w+)");

	private static final List<String> DOWN = List.of("64", "128", "256", "512");
	private static final List<String> UP = List.of("256", "128", "64");
	private static final Map<String, String> PARTS = Map.of("conv1", "conv1", "bn1", "norm1", "conv2", "conv2", "bn2",
		"norm2", "downsample.0", "conv3", "downsample.1", "norm3");
	private static final Map<String, String> OTHERS = Map.of("fc1", "embedding.fc1", "fc2", "embedding.fc2", "aug_fc1",
		"attention.fc1", "aug_fc2", "attention.fc2", "out_tr.final_conv", "head", "model.segmentation_head.0", "head");
	/** Counters of batches, which are in neither list, need not be read. */
	private static final Map<String, String> TENSORS = Map.of("weight", "weight", "bias", "bias", "running_mean", "mean",
		"running_var", "variance");

	private PcrlReleasedKeys() {}

	/**
	 * @param key of either network, such as {@code down_tr64.ops.0.conv1.weight} or {@code model.encoder.bn1.running_mean},
	 *            or of what a training run saves of them
	 * @return path of the same tensor in our module, such as {@code backbone.enter.conv1.weight}; empty for everything
	 *         else, as the counters of batches
	 */
	public static Optional<String> path(String key) {
		if (key.startsWith(MOMENTUM)) return path(key.substring(MOMENTUM.length())).map(path -> "momentum." + path);
		if (SAVED_ENCODER.matcher(key).matches()) return path("model.encoder." + key);
		if (SAVED_DECODER.matcher(key).matches()) return path("model.decoder." + key);
		var dot = key.lastIndexOf('.');
		var tensor = TENSORS.get(key.substring(dot + 1));
		if (tensor == null) return Optional.empty();
		return volume(key).or(() -> image(key)).or(() -> rest(key)).map(layer -> layer + "." + tensor);
	}

	private static Optional<String> volume(String key) {
		var level = VOLUME_LEVEL.matcher(key);
		if (level.matches()) return level(level.group(1), level.group(2)).map(name -> name
			+ (level.group(4).equals("conv") ? ".conv" : ".norm") + (Integer.parseInt(level.group(3)) + 1));
		var growth = VOLUME_GROWTH.matcher(key);
		return growth.matches() && UP.contains(growth.group(1))
			? Optional.of("backbone.up" + (UP.indexOf(growth.group(1)) + 1) + ".grow") : Optional.empty();
	}

	private static Optional<String> level(String way, String width) {
		var place = (way.equals("up") ? UP : DOWN).indexOf(width);
		if (place < 0) return Optional.empty();
		if (way.equals("up")) return Optional.of("backbone.up" + (place + 1) + ".level");
		return Optional.of("backbone." + (place == 0 ? "enter" : "down" + place));
	}

	private static Optional<String> image(String key) {
		var stem = STEM.matcher(key);
		if (stem.matches()) return Optional.of("backbone." + (stem.group(1).equals("conv1") ? "stem" : "norm"));
		var stage = STAGE.matcher(key);
		if (stage.matches()) return Optional.of("backbone.stage" + stage.group(1) + (stage.group(2).equals("0") ? "a" : "b")
			+ "." + PARTS.get(stage.group(3)));
		var block = BLOCK.matcher(key);
		return block.matches() ? Optional.of("backbone.up" + (Integer.parseInt(block.group(1)) + 1)
			+ (block.group(3).equals("0") ? ".conv" : ".norm") + block.group(2)) : Optional.empty();
	}

	private static Optional<String> rest(String key) {
		var rest = REST.matcher(key);
		return rest.matches() ? Optional.of(OTHERS.get(rest.group(1))) : Optional.empty();
	}
}
