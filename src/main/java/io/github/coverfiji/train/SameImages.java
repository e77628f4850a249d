package io.github.coverfiji.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;

import io.github.coverfiji.task.InputException;

/**
 * Whether a run goes on with the images and labels it began with: what {@code data} says in its record. Records of earlier
 * versions tell no content of the pixels.
 */
public final class SameImages {

	/** Said where the content is not known. */
	public static final String UNKNOWN = "The run was begun by an earlier version, which kept names and sizes of the images alone:"
		+ " whether their pixels are still the same cannot be told.";

	private static final String CONTENT = "content";

	private SameImages() {}

	/**
	 * @param cannot what cannot be done else, for the message
	 * @param before of the record
	 * @param now of the images given
	 * @return whether the pixels were compared too
	 * @throws InputException if they are others, saying whether it is the names and sizes or the pixels
	 */
	public static boolean require(String cannot, JsonElement before, JsonElement now) {
		if (now.equals(before)) return true;
		var known = before != null && before.toString().contains("\"" + CONTENT + "\"");
		if (!without(now).equals(without(before))) throw new InputException(cannot,
			"it was started with other images or labels: their number, names or sizes differ",
			"give the same images, or choose a new output folder");
		if (known) throw new InputException(cannot,
			"it was started with other images or labels: names and sizes are the same, but pixels or voxel sizes differ",
			"give the images and labels as they were, or choose a new output folder");
		return false;
	}

	/** @return a copy in which nothing tells the content */
	private static JsonElement without(JsonElement data) {
		if (data == null) return JsonNull.INSTANCE;
		var copy = data.deepCopy();
		strip(copy);
		return copy;
	}

	private static void strip(JsonElement data) {
		if (data.isJsonArray()) data.getAsJsonArray().forEach(SameImages::strip);
		if (data.isJsonObject()) data.getAsJsonObject().remove(CONTENT);
	}
}
