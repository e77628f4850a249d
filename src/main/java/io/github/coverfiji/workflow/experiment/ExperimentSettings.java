package io.github.coverfiji.workflow.experiment;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.workflow.ComputerSettings;
import io.github.coverfiji.workflow.ImageSettings;
import io.github.coverfiji.workflow.NamedOptions;
import io.github.coverfiji.workflow.Options;
import io.github.coverfiji.workflow.PretrainingSettings;

/**
 * What to compare. The names are those of the command's options. What is not named here keeps the defaults of
 * pretraining and training, unless a start or a mode names it in brackets.
 *
 * @param starts what trainings begin with, with commas between: {@code scratch}, methods of pretraining such as
 *          {@code COVER} or {@code COVER(radius:3;strength:0.5)} with options of COVER Pretrain, model files, run folders
 * @param shots numbers of labelled images, with commas between
 * @param seeds how many times all of it is done, with other splits, draws and random numbers
 * @param modes what learns, with commas between: {@code whole} (the network) or {@code probe} (the linear map of all
 *          levels to classes alone); with options of the training in brackets, such as {@code whole(rate:0.003)}
 * @param test share of the labelled images kept for testing, 0.05 … 0.9; or their names without ending, with commas
 *          between and {@code *} for anything
 * @param epochs passes of each pretraining over its images
 * @param steps steps of each training, whatever the number of labels
 * @param backbone kind of the network, the same for all starts but models
 * @param model its size: tiny, small or base
 * @param dimension {@code auto}, {@code 2} or {@code 3}
 * @param patch of pretraining and training, see {@link PretrainingSettings}
 * @param batch of pretraining and training; {@code auto}: the usual one of each
 * @param rate highest learning rate of the trainings
 * @param images what the network sees of images
 * @param seed the first seed
 * @param computer how the computer is used
 */
public record ExperimentSettings(String starts, String shots, int seeds, String modes, String test, int epochs, int steps,
	String backbone, String model, String dimension, String patch, String batch, double rate, ImageSettings images, long seed,
	ComputerSettings computer)
{

	/** Scratch against COVER, with up to twelve labels, three times. */
	public static final ExperimentSettings DEFAULT = new ExperimentSettings("scratch,COVER", "1,3,6,12", 3, "whole", "0.3", 20,
		400, "unet", "small", "auto", "auto", "auto", 1e-3, ImageSettings.DEFAULT, 1, ComputerSettings.DEFAULT);

	/** @throws InputException if a value is out of its range, naming the option */
	public ExperimentSettings {
		Options.range("seeds", seeds, 1, 1000);
		Options.range("steps", steps, 1, 10_000_000);
		var seen = new Trainings(backbone, model, dimension, patch, batch, rate, epochs, images, computer);
		Start.list(starts).forEach(start -> start.method().ifPresent(method -> seen.pretraining(method, seed)));
		Trainings.modes(modes).forEach(mode -> seen.segmentation("start", mode, seed));
		shotList(shots);
		HeldOut.of(test);
	}

	/** @return how much there is to do, in a sentence */
	public String describe() {
		var names = Start.list(starts);
		var modeCount = Trainings.modes(modes).size();
		var methods = names.stream().filter(start -> start.method().isPresent()).count();
		return counted(names.size(), "start") + " × " + counted(shotList().size(), "number") + " of labels × "
			+ counted(seeds, "seed") + " × " + counted(modeCount, "mode") + ": "
			+ counted((long) names.size() * shotList().size() * seeds * modeCount, "training") + " of " + counted(steps, "step")
			+ ", and " + counted(methods * seeds, "pretraining") + ".";
	}

	private static String counted(long count, String what) {
		return count + " " + what + (count == 1 ? "" : "s");
	}

	/** @return how its trainings are set up */
	Trainings trainings() {
		return new Trainings(backbone, model, dimension, patch, batch, rate, epochs, images, computer);
	}

	/** @return the numbers of labels, as given */
	List<Integer> shotList() {
		return shotList(shots);
	}

	/** @return the seeds */
	List<Long> seedList() {
		return LongStream.range(seed, seed + seeds).boxed().toList();
	}

	/** @return these settings with the dimension decided */
	ExperimentSettings in(int decided) {
		return new ExperimentSettings(starts, shots, seeds, modes, test, epochs, steps, backbone, model,
			Integer.toString(decided), patch, batch, rate, images, seed, computer);
	}

	private static List<Integer> shotList(String shots) {
		return Variant.list("shots", shots).stream().map(shot -> {
			if (!shot.toString().matches("[1-9][0-9]{0,5}")) throw new InputException("Cannot use shots=" + shots,
				"'" + shot + "' is no number of labelled images", "give whole numbers with commas between, such as 1,3,6,12");
			return Integer.valueOf(shot.name());
		}).toList();
	}

	/**
	 * @param options values by name, as in macros; what is left out keeps its default
	 * @return the settings
	 * @throws InputException if a name is unknown or a value out of its range, naming the option
	 */
	public static ExperimentSettings of(Map<String, ?> options) {
		return NamedOptions.settings(DEFAULT, options);
	}
}
