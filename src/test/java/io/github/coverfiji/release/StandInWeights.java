package io.github.coverfiji.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.github.coverfiji.image.Appearance;
import io.github.coverfiji.model.Json;
import io.github.coverfiji.model.WeightsCard;
import io.github.coverfiji.network.TinyModel;

/** A folder that stands for Fiji's while this is open, with weights that nobody trained. Not for several at once. */
public final class StandInWeights implements AutoCloseable {

	private static final String FIJI = "imagej.dir";

	private final Optional<String> before = Optional.ofNullable(System.getProperty(FIJI));
	private final Path folder;

	/** @param fiji an empty folder, or none yet */
	public StandInWeights(Path fiji) throws IOException {
		folder = Files.createDirectories(fiji.resolve("models/COVER"));
		System.setProperty(FIJI, fiji.toString());
	}

	/** @return where the weights are */
	public Path folder() {
		return folder;
	}

	/** Adds weights and their card; {@code appearance} may be null. Returns the model file. */
	public Path add(String name, int dimension, Appearance appearance) throws IOException {
		var model = Files.move(TinyModel.save(folder, dimension, 1).path(), folder.resolve(name + ".pt"));
		var card = new WeightsCard("Title of " + name, "To try.", "made up", "none", "nobody", "run(\"COVER Pretrain\")", null,
			appearance);
		Files.writeString(WeightsCard.beside(model), Json.write(card));
		return model;
	}

	@Override
	public void close() {
		before.ifPresentOrElse(home -> System.setProperty(FIJI, home), () -> System.clearProperty(FIJI));
	}
}
