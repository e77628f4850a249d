package io.github.coverfiji.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.Outlook;
import io.github.coverfiji.workflow.TrainingResult;

/**
 * How a training closes its log: with its score, its folder and the command that comes next; when cancelled, with the way
 * to go on.
 *
 * @param command that trains
 * @param output folder of its run
 */
record TrainingEnd(WorkflowCommand command, Path output) {

	/** The menu of all commands. */
	private static final String MENU = "Plugins > COVER > ";

	/**
	 * @param command that trains
	 * @param output its folder
	 * @throws io.github.coverfiji.task.InputException if none is given
	 */
	static TrainingEnd of(WorkflowCommand command, File output) {
		return new TrainingEnd(command, Inputs.path(output, "output"));
	}

	/**
	 * Trains, and closes the log.
	 *
	 * @param training gives the numbers of its last steps
	 * @param next what the run is for
	 * @param progress hears the last lines
	 */
	void after(Supplier<Map<String, Double>> training, Next next, Progress progress) {
		try {
			var numbers = training.get();
			progress.log("Finished" + TrainingResult.of(output, numbers));
			progress.log("The run is in '" + absolute() + "'.");
			progress.log("Next: " + MENU + next.label + " with this folder " + next.role + "; in a macro:");
			progress.log(next.line(absolute()));
		}
		catch (RuntimeException fault) {
			if (Stop.of(command.label(), "", fault).cancelled() && Outlook.canGoOn(output)) tellHowToGoOn(progress);
			throw fault;
		}
	}

	private String absolute() {
		return output.toAbsolutePath().normalize().toString();
	}

	private void tellHowToGoOn(Progress progress) {
		var options = command.changed();
		options.put("resume", "true");
		progress.log("Stopped. The run in '" + absolute() + "' can go on where it is.");
		progress.log("To go on: " + MENU + command.label() + " with the same values, and the box to go on with the run ticked;"
			+ " in a macro:");
		progress.log(MacroLine.of(command.label(), options));
	}

	/** What comes after a training. */
	enum Next {

		/** After pretraining: what was learnt is what a training from labels starts from. */
		TRAIN_SEGMENTATION("COVER Train Segmentation", "to start from", "start",
			Map.of("images", "FOLDER OF IMAGES", "labels", "FOLDER OF LABELS", "output", "NEW FOLDER")),
		/** After learning to segment. */
		SEGMENT("COVER Segment", "as the model", "model", Map.of()),
		/** After learning to classify. */
		CLASSIFY("COVER Classify", "as the model", "model", Map.of());

		private final String label;
		private final String role;
		private final String key;
		private final Map<String, String> others;

		Next(String label, String role, String key, Map<String, String> others) {
			this.label = label;
			this.role = role;
			this.key = key;
			this.others = others;
		}

		private String line(String run) {
			var options = new TreeMap<>(others);
			options.put(key, run);
			return MacroLine.of(label, options);
		}
	}
}
