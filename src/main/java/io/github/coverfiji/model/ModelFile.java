package io.github.coverfiji.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.coverfiji.engine.ArchiveFault;
import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ModelArchive;
import io.github.coverfiji.engine.ScriptArchive;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Uninterrupted;

/**
 * A model on disk: a TorchScript archive with a {@link ModelCard}. PyTorch opens it without this software:
 * {@code torch.jit.load("model.pt")}.
 *
 * @param path where it is
 * @param card what it is
 */
public record ModelFile(Path path, ModelCard card) {

	/** Name of a run's last model. */
	public static final String NAME = "model.pt";
	/** Name of a run's best model. */
	public static final String BEST = "best.pt";

	private static final String CARD = "card.json";

	/**
	 * @param file a model file, a run folder that holds one, or the name of weights (see {@link NamedWeights})
	 * @return the model with its card; weights are not read yet
	 * @throws InputException if there is no such file, or it is no model of this software
	 */
	public static ModelFile open(Path file) {
		return open(NamedWeights.here().resolve(file), NAME);
	}

	/** As {@link #open}, but of a run folder the best model, if it has one. */
	public static ModelFile openBest(Path file) {
		var found = NamedWeights.here().resolve(file);
		return open(found, Files.isRegularFile(found.resolve(BEST)) ? BEST : NAME);
	}

	/** @return a short name of a model for plots and sentences: of its path the last part that says something */
	public static String title(String path) {
		var parts = path.split("[/\\\\]");
		var last = parts[parts.length - 1];
		return parts.length > 1 && last.matches("(model|best)\\.pt") ? parts[parts.length - 2] : last;
	}

	private static ModelFile open(Path file, String name) {
		var path = Files.isDirectory(file) ? file.resolve(name) : file;
		var what = "Cannot open the model '" + file + "'";
		if (!Files.isRegularFile(path)) throw new InputException(what, "there is no such file",
			"choose a model file (model.pt) or the folder of a finished run");
		try {
			var card = ModelArchive.open(path).extra(CARD).orElseThrow(() -> new InputException(what,
				"it holds no card that says what it is", "choose a model made by COVER for Fiji"));
			return new ModelFile(path, card(what, card));
		}
		catch (IOException e) {
			throw refused(what, e);
		}
	}

	private static InputException refused(String what, IOException e) {
		if (e instanceof ArchiveFault fault) return new InputException(what, fault.getMessage(), fault.isDamaged()
			? "copy the file once more, or get it again from where it was made" : "choose a model that this software wrote; if it"
				+ " came from others, ask them how it was made, and do not open it by other means before you know", e);
		return new InputException(what, "reading failed (" + e.getMessage() + ")",
			"check the disk and the file's permissions", e);
	}

	private static ModelCard card(String what, String text) {
		var card = parsed(what, text);
		if (!isComplete(card)) throw new InputException(what, "its card lacks what is needed to apply it",
			"choose a model made by COVER for Fiji, or get the file again from where it was made");
		if (card.format() > ModelCard.FORMAT) throw new InputException(what,
			"it was written by a newer version (" + card.software() + ")", "update COVER for Fiji");
		return card;
	}

	/** A card may be no JSON, or hold values that its parts refuse: both come as runtime exceptions. */
	private static ModelCard parsed(String what, String text) {
		try {
			return Json.read(text, ModelCard.class);
		}
		catch (RuntimeException e) {
			throw new InputException(what, "its card cannot be read (" + e.getMessage() + ")",
				"get the file again from where it was made", e);
		}
	}

	private static boolean isComplete(ModelCard card) {
		return card != null && Stream.of(card.task(), card.method(), card.architecture(), card.normalisation(), card.patch(),
			card.classes()).noneMatch(Objects::isNull);
	}

	/**
	 * @param device where to compute
	 * @return the network with its weights, to be closed by the caller
	 * @throws InputException if the archive is damaged, or holds what a model has no need of
	 */
	public ScriptModule load(ComputeDevice device) {
		try {
			var module = Uninterrupted.of(() -> ScriptModule.load(ModelArchive.open(path), device));
			module.train(false);
			return module;
		}
		catch (IOException e) {
			throw refused("Cannot load the model '" + path + "'", e);
		}
	}

	/**
	 * Writes a model; the file is there whole or as it was.
	 *
	 * @param path where to
	 * @param network structure and weights
	 * @param card what it is
	 * @throws InputException if it cannot be written
	 */
	public static void save(Path path, ScriptNode network, ModelCard card) {
		AtomicFile.write(path, content(network, card));
	}

	/**
	 * @param network structure and weights
	 * @param card what it is
	 * @return writes the content of a model file
	 */
	public static AtomicFile.Writer content(ScriptNode network, ModelCard card) {
		return temporary -> {
			try (var out = Files.newOutputStream(temporary)) {
				ScriptArchive.write(network, Map.of(CARD, Json.write(card)), out);
			}
		};
	}
}
