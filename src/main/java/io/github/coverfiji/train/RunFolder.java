package io.github.coverfiji.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.TensorFile;
import io.github.coverfiji.model.Json;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.TextFile;
import io.github.coverfiji.task.Uninterrupted;

/**
 * One run's folder: {@code record.json} (settings, seed, versions, data), {@code state.bin} (the checkpoint: weights,
 * optimiser and step in one file, so that a stop between two writes cannot pair what does not belong together),
 * {@code model.pt} (the same weights to use), {@code best.pt}, {@code log.csv} and {@code preview.png}.
 *
 * @param path of the folder
 */
public record RunFolder(Path path) {

	private static final String RECORD = "record.json";
	private static final String SETTINGS = "settings";
	private static final String DATA = "data";
	private static final String COMPUTER = "computer";

	/**
	 * Makes a folder for a new run.
	 *
	 * @param record what the run depends on, and where it ran
	 * @throws InputException if the folder holds a run already, or cannot be written to
	 */
	public static RunFolder create(Path path, RunRecord record) {
		requireNone(path);
		var folder = new RunFolder(path);
		folder.write(Json.write(record));
		return folder;
	}

	/** @return whether a folder holds a run that was begun */
	public static boolean isBegun(Path path) {
		return Files.exists(path.resolve(RECORD));
	}

	/** @return whether a folder holds a run that can go on in the middle */
	public static boolean hasCheckpoint(Path path) {
		return Files.exists(RunFile.STATE.in(path));
	}

	/** @throws InputException if the folder holds a run */
	public static void requireNone(Path path) {
		if (isBegun(path)) throw new InputException("Cannot start a run in '" + path + "'",
			"it holds another run", "choose a new output folder, or resume=true to go on with that run");
	}

	/**
	 * Opens a folder to go on with its run.
	 *
	 * @param record of the run now asked for; where it runs may differ
	 * @param progress hears if the record cannot tell whether the pixels are the same
	 * @throws InputException if there is no run, or it was started with other settings, which are named
	 */
	public static RunFolder resume(Path path, RunRecord record, Progress progress) {
		var folder = new RunFolder(path);
		var before = folder.record();
		var now = Json.read(Json.write(record), JsonObject.class);
		folder.requireEqual(before.getAsJsonObject(SETTINGS), now.getAsJsonObject(SETTINGS));
		if (!SameImages.require(folder.cannotResume(), before.get(DATA), now.get(DATA))) progress.log(SameImages.UNKNOWN);
		return folder;
	}

	/** @return whether there is nothing of a run that could be gone on with */
	boolean isEmpty() {
		return Stream.of(path.resolve(RECORD), RunFile.STATE.in(path), RunFile.MODEL.in(path)).noneMatch(Files::exists);
	}

	/** Where and how a run is computed may change, all else may not. */
	private void requireEqual(JsonObject before, JsonObject now) {
		if (!before.keySet().equals(now.keySet())) throw new InputException(cannotResume(),
			"it holds a run of another kind or version", "choose a new output folder");
		for (var name : now.keySet())
			if (!name.equals(COMPUTER) && !now.get(name).equals(before.get(name))) throw new InputException(cannotResume(),
				"it was started with " + name + "=" + before.get(name) + ", now it is " + now.get(name),
				"give the same settings, or choose a new output folder");
	}

	private String cannotResume() {
		return "Cannot resume the run in '" + path + "'";
	}

	/** @return what the run was started with */
	public JsonObject record() {
		try {
			var record = Json.read(Uninterrupted.of(() -> TextFile.read(path.resolve(RECORD))), JsonObject.class);
			if (record == null || !record.has(SETTINGS) || !record.get(SETTINGS).isJsonObject())
				throw new JsonParseException("no settings");
			return record;
		}
		catch (IOException | JsonParseException e) {
			throw new InputException(cannotResume(), "its record.json is missing or damaged",
				"choose the output folder of a run, or start anew without resume", e);
		}
	}

	/** @return whether the folder is there, and is still that of a run */
	boolean isThere() {
		return Files.isRegularFile(path.resolve(RECORD));
	}

	/** @return says that the folder was taken away, with its disk perhaps: nothing may be written in its place */
	InputException gone() {
		var why = "the folder of the run is gone";
		return new InputException("Cannot save into '" + path + "'", why,
			"bring it back: rename or restore it, or connect its disk again", new IOException(why));
	}

	/**
	 * Brings a training, and the tables, to the state of the checkpoint; without checkpoint all begins anew.
	 *
	 * @return all tensors of the checkpoint by name
	 * @throws InputException if the checkpoint cannot be read or belongs to another network
	 */
	Map<String, HostTensor> restore(Training training) {
		try {
			var state = hasCheckpoint(path)
				? Uninterrupted.of(() -> TensorFile.read(RunFile.STATE.in(path)))
				: Map.<String, HostTensor> of();
			if (!state.isEmpty()) training.restore(state);
			log().truncate(training.step());
			validation().truncate(training.step());
			return state;
		}
		catch (IOException | IllegalArgumentException e) {
			throw new InputException(cannotResume(), "its checkpoint does not fit or is damaged (" + e.getMessage() + ")",
				"start from its model.pt in a new output folder", e);
		}
	}

	/** @return the last step that the log tells of; 0 if it tells of none */
	public long lastStep() {
		return (long) log().column("step").max().orElse(0);
	}

	/** @return the best numbers on images kept aside, and their {@code step}; empty if none was kept aside */
	public Map<String, Double> bestValidation() {
		return validation().best();
	}

	/** @return the log of this run */
	TrainingLog log() {
		return new TrainingLog(RunFile.LOG.in(path));
	}

	/** @return the results on images kept aside */
	TrainingLog validation() {
		return new TrainingLog(RunFile.VALIDATION.in(path));
	}

	/**
	 * Frees the disk of what only a stopped run needs; the best model stays.
	 *
	 * @throws InputException if the disk refuses
	 */
	public void tidy() {
		for (var file : List.of(RunFile.STATE.in(path), RunFile.MODEL.in(path))) {
			try {
				Files.deleteIfExists(file);
			}
			catch (IOException e) {
				throw new InputException("Cannot delete '" + file + "'", e.toString(),
					"check that no other program uses it, and run it again", e);
			}
		}
	}

	/** Writes the record of the run. */
	void write(String record) {
		AtomicFile.write(path.resolve(RECORD), temporary -> Files.writeString(temporary, record));
	}
}
