package io.github.coverfiji.network;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of the tensors in the checkpoint of COVER's released program (golden/README, "cover-checkpoint-keys.json"), for
 * reading weights that were trained with it. Shapes are the same as ours, tensor by tensor.
 */
public final class ReleasedKeys {

	private static final Pattern LEVEL = Pattern.compile(
		"backbone\\.(inc|down\\d\\.maxpool_conv\\.1|up\\d\\.conv)\\.double_conv\\.(\\d)\\.(weight|bias)");
	private static final Pattern PROJECTION = Pattern.compile("proj\\.(\\d)\\.(proj|norm)\\.(weight|bias)");
	/** Places in the released level's sequence; 2 and 5 are activations without weights. */
	private static final Map<String, String> PARTS = Map.of("0", "conv1", "1", "norm1", "3", "conv2", "4", "norm2");

	private ReleasedKeys() {}

	/**
	 * @param key such as {@code backbone.down1.maxpool_conv.1.double_conv.0.weight} or {@code proj.0.norm.bias}
	 * @return path of the same tensor in our module, such as {@code backbone.down1.conv1.weight}; empty for everything
	 *         else, as the buffer {@code mov.grid}, which we need not read
	 */
	public static Optional<String> path(String key) {
		var level = LEVEL.matcher(key);
		if (level.matches() && PARTS.containsKey(level.group(2))) return Optional.of(
			"backbone." + level(level.group(1)) + "." + PARTS.get(level.group(2)) + "." + level.group(3));
		var projection = PROJECTION.matcher(key);
		if (projection.matches()) return Optional.of("proj" + projection.group(1) + "."
			+ (projection.group(2).equals("proj") ? "conv" : "norm") + "." + projection.group(3));
		return Optional.empty();
	}

	private static String level(String name) {
		return name.equals("inc") ? "enter" : name.substring(0, name.indexOf('.'));
	}
}
