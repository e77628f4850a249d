package io.github.coverfiji.workflow.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.github.coverfiji.engine.Checksum;
import io.github.coverfiji.model.Json;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * The models that an experiment started from, by their SHA-256: two models that had the same name one after the other are
 * not averaged as one start.
 *
 * @param folder of the experiment
 */
record StartModels(Path folder) {

	private static final String FILE = "models.json";

	/**
	 * Keeps a start in mind, or compares it with what it was before.
	 *
	 * @param start as the option names it
	 * @param model where it is
	 * @param progress may cancel
	 * @throws InputException if it has changed, or cannot be read
	 */
	void require(String start, ModelFile model, Progress progress) {
		var known = known();
		var now = Map.of("sha256", checksum(model, progress));
		var before = known.putIfAbsent(start, now);
		if (before == null) AtomicFile.write(folder.resolve(FILE), part -> Files.writeString(part, Json.write(known)));
		else if (!before.equals(now)) throw new InputException("Cannot start from '" + start + "' any more",
			"it is another model than the one that earlier trainings of this experiment started from",
			"give the new model another name, or choose a new output folder");
	}

	private Map<String, Object> known() {
		var file = folder.resolve(FILE);
		if (Files.notExists(file)) return new TreeMap<>();
		try {
			@SuppressWarnings("unchecked")
			Map<String, Object> read = Json.read(Files.readString(file), TreeMap.class);
			return read;
		}
		catch (IOException | RuntimeException e) {
			throw new InputException("Cannot go on with the experiment in '" + folder + "'", FILE + " cannot be read: "
				+ e.getMessage(), "remove that file if its models are still the same, or choose a new output folder", e);
		}
	}

	private static String checksum(ModelFile model, Progress progress) {
		try {
			return Checksum.sha256(model.path(), progress);
		}
		catch (IOException e) {
			throw new InputException("Cannot read the model '" + model.path() + "'", e.toString(),
				"check the disk and the file's permissions", e);
		}
	}
}
