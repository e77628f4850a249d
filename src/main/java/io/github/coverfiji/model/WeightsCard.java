package io.github.coverfiji.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.coverfiji.image.Appearance;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.TextFile;

/**
 * What people should know of weights that are handed on; the {@code .json} beside the model file.
 *
 * @param title such as {@code X-ray 2D}
 * @param purpose what they are for, in one sentence
 * @param data what they learnt from: name, address, number of images
 * @param licence of these weights
 * @param attribution whom to name
 * @param recipe the macro line that made them; null if unknown
 * @param gain what starting from them brought, as measured; null if nobody has
 * @param appearance how the images look that they learnt from; null if nobody has looked
 */
public record WeightsCard(String title, String purpose, String data, String licence, String attribution, String recipe,
	String gain, Appearance appearance)
{

	/** @throws IllegalArgumentException if it does not say what the weights are, and under which terms */
	public WeightsCard {
		if (Stream.of(title, purpose, data, licence, attribution).anyMatch(text -> text == null || text.isBlank()))
			throw new IllegalArgumentException("title, purpose, data, licence or attribution is missing");
	}

	/**
	 * @param model a model file
	 * @return where its card would be: beside it, under the same name
	 */
	public static Path beside(Path model) {
		return model.resolveSibling(model.getFileName().toString().replaceFirst("\\.pt$", "") + ".json");
	}

	/**
	 * @param model a model file
	 * @return the card beside it; empty if there is none
	 * @throws InputException if there is one that cannot be read
	 */
	public static Optional<WeightsCard> of(Path model) {
		var file = beside(model);
		if (!Files.isRegularFile(file)) return Optional.empty();
		try {
			return Optional.of(Objects.requireNonNull(Json.read(TextFile.read(file), WeightsCard.class), "the file is empty"));
		}
		catch (IOException | RuntimeException e) {
			throw new InputException("Cannot read '" + file + "'", "it is no card of weights (" + e.getMessage() + ")",
				"get it again from where the weights are from, or delete it: the weights can be used without", e);
		}
	}

	/** @return what is said by what it is about, in the order to show */
	public Map<String, String> entries() {
		var entries = new LinkedHashMap<String, String>();
		entries.put("Title", title);
		entries.put("For", purpose);
		entries.put("Data", data);
		entries.put("Licence", licence);
		entries.put("Attribution", attribution);
		if (recipe != null) entries.put("Recipe", recipe);
		if (gain != null) entries.put("Gain", gain);
		return entries;
	}
}
