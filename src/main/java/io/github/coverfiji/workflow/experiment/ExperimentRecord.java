package io.github.coverfiji.workflow.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonObject;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.model.Json;
import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.RunFolder;
import io.github.coverfiji.train.RunRecord;
import io.github.coverfiji.train.SameImages;
import io.github.coverfiji.workflow.ComputerSettings;
import io.github.coverfiji.workflow.NamedOptions;

/** The file {@code record.json} of an experiment: a rerun has to ask for the same, but may ask for more cells. */
final class ExperimentRecord {

	/** What chooses cells, or where they are computed. */
	private static final Set<String> MAY_DIFFER = Set.of("starts", "shots", "seeds", "modes");

	private ExperimentRecord() {}

	/**
	 * Writes the record of this run into the folder.
	 *
	 * @param folder of the experiment, locked
	 * @param settings now asked for
	 * @param data fingerprints of all images
	 * @param device where it is computed
	 * @param progress hears if the record cannot tell whether the pixels are the same
	 * @throws InputException if the folder holds another experiment; what differs is named
	 */
	static void write(Path folder, ExperimentSettings settings, List<Object> data, ComputeDevice device,
		Progress progress)
	{
		var record = RunRecord.of(NamedOptions.values(settings), data, device);
		if (RunFolder.isBegun(folder)) requireSame(folder, new RunFolder(folder).record(),
			Json.read(Json.write(record), JsonObject.class), progress);
		AtomicFile.write(folder.resolve("record.json"), part -> Files.writeString(part, Json.write(record)));
	}

	private static void requireSame(Path folder, JsonObject before, JsonObject now, Progress progress) {
		var what = "Cannot go on with the experiment in '" + folder + "'";
		var old = before.getAsJsonObject("settings");
		var asked = now.getAsJsonObject("settings");
		if (!old.keySet().equals(asked.keySet())) throw new InputException(what, "it holds a run of another kind or version",
			"choose a new output folder");
		for (var key : asked.keySet())
			if (!MAY_DIFFER.contains(key) && !computer().containsKey(key) && !old.get(key).equals(asked.get(key)))
				throw new InputException(what, "it was started with " + key + "=" + old.get(key).getAsString() + ", now it is "
					+ asked.get(key).getAsString(), "give the same settings (starts, shots, seeds and modes may differ), or choose a"
					+ " new output folder");
		if (!SameImages.require(what, before.get("data"), now.get("data"))) progress.log(SameImages.UNKNOWN);
	}

	private static Map<String, String> computer() {
		return NamedOptions.values(ComputerSettings.DEFAULT);
	}
}
