package io.github.coverfiji.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.TensorFile;
import io.github.coverfiji.model.Json;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;

/**
 * One run's folder: {@code record.json} (settings, seed, versions, data), {@code state.bin} (the checkpoint: weights,
 * optimiser and step in one file, so that a stop between two writes cannot pair what does not belong together),
 * {@code model.pt} (the same weights to use), {@code best.pt}, {@code log.csv} and {@code preview.png}.
 *
 * @param path of the folder
 */
public record RunFolder(Path path) {

	private static final String RECORD = "record.json";
	private static final String STATE = "state.bin";

	/**
	 * Makes a folder for a new run.
	 *
	 * @param record what the run depends on, and where it ran
	 * @throws InputException if the folder holds a run already, or cannot be written to
	 */
	public static RunFolder create(Path path, RunRecord record) {
		var folder = new RunFolder(path);
		if (Files.exists(path.resolve(RECORD))) throw new InputException("Cannot start a run in '" + path + "'",
			"it holds another run", "choose a new output folder, or resume=true to go on with that run");
		folder.write(RECORD, Json.write(record));
		return folder;
	}

	/**
	 * Opens a folder to go on with its run.
	 *
	 * @param record of the run now asked for; where it runs may differ
	 * @throws InputException if there is no run, or it was started with other settings, which are named
	 */
	public static RunFolder resume(Path path, RunRecord record) {
		var folder = new RunFolder(path);
		var before = folder.record();
		var now = Json.read(Json.write(record), JsonObject.class);
		for (var key : List.of("settings", "data"))
			for (var difference : differences(key, before.get(key), now.get(key)).entrySet())
				throw new InputException("Cannot resume the run in '" + path + "'",
					"it was started with " + difference.getKey() + ", now it is " + difference.getValue(),
					"give the same settings, or choose a new output folder");
		return folder;
	}

	private static Map<String, String> differences(String key, JsonElement before, JsonElement now) {
		if (now.isJsonObject() && before != null && before.isJsonObject()) return now.getAsJsonObject().keySet().stream()
			.map(inner -> differences(inner, before.getAsJsonObject().get(inner), now.getAsJsonObject().get(inner)))
			.filter(found -> !found.isEmpty()).findFirst().orElse(Map.of());
		return now.equals(before) ? Map.of() : Map.of(key + "=" + before, String.valueOf(now));
	}

	/** @return what the run was started with */
	public JsonObject record() {
		try {
			return Json.read(Files.readString(path.resolve(RECORD)), JsonObject.class);
		}
		catch (IOException | JsonParseException e) {
			throw new InputException("Cannot resume the run in '" + path + "'", "its record.json is missing or damaged",
				"choose the output folder of a run, or start anew without resume", e);
		}
	}

	/** Saves the checkpoint and the model that belongs to it. */
	public void save(Training training, ModelCard card) {
		AtomicFile.write(path.resolve(STATE), temporary -> TensorFile.write(temporary, training.snapshot()));
		ModelFile.save(path.resolve(ModelFile.NAME), training.network(), card);
	}

	/** Saves the present weights as the best so far. */
	public void saveBest(Training training, ModelCard card) {
		ModelFile.save(path.resolve(ModelFile.BEST), training.network(), card);
	}

	/**
	 * Brings a training to the state of the checkpoint; without checkpoint it stays at the beginning.
	 *
	 * @throws InputException if the checkpoint cannot be read or belongs to another network
	 */
	public void restore(Training training) {
		if (!Files.exists(path.resolve(STATE))) return;
		try {
			Map<String, HostTensor> state = TensorFile.read(path.resolve(STATE));
			training.restore(state);
			log().truncate(training.step());
			validation().truncate(training.step());
		}
		catch (IOException | IllegalArgumentException e) {
			throw new InputException("Cannot resume the run in '" + path + "'",
				"its checkpoint does not fit or is damaged (" + e.getMessage() + ")",
				"start from its model.pt in a new output folder", e);
		}
	}

	/** @return the log of this run */
	TrainingLog log() {
		return new TrainingLog(path.resolve("log.csv"));
	}

	/** @return the results on images kept aside */
	public TrainingLog validation() {
		return new TrainingLog(path.resolve("validation.csv"));
	}

	private void write(String name, String text) {
		AtomicFile.write(path.resolve(name), temporary -> Files.writeString(temporary, text));
	}
}
