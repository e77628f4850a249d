package io.github.coverfiji.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonObject;

import io.github.coverfiji.image.Appearance;
import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.model.Json;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.model.WeightsCard;
import io.github.coverfiji.task.Progress;

/**
 * Writes into the card of released weights how the images look that they learnt from; what else the card says stays. How
 * to call it stands in weights/README.md.
 */
public final class WriteAppearance {

	private WriteAppearance() {}

	/** @param arguments a model file, and the folder of images that it was pretrained on */
	public static void main(String... arguments) throws IOException {
		if (arguments.length != 2) throw new IllegalArgumentException("give a model file and a folder of images");
		write(Path.of(arguments[0]), Path.of(arguments[1]));
	}

	static void write(Path model, Path images) throws IOException {
		var seen = Appearance.of(FolderSource.open(images, Progress.SILENT), ModelFile.open(model).card().preparation(),
			Progress.SILENT);
		var file = WeightsCard.beside(model);
		var card = Files.exists(file) ? Json.read(Files.readString(file), JsonObject.class) : new JsonObject();
		card.add("appearance", Json.read(Json.line(seen), JsonObject.class));
		Files.writeString(file, Json.write(card) + "\n", StandardCharsets.UTF_8);
	}
}
