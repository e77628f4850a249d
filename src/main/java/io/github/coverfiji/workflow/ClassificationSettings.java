package io.github.coverfiji.workflow;

import java.util.Map;

import io.github.coverfiji.network.Backbones;

/**
 * How to train a classifier of whole images. The names are those of the command's options.
 *
 * @param start pretrained run, model or name of weights to start from; empty for scratch
 * @param backbone kind of the network when there is no start: {@code unet}, {@code resnet18-unet} or {@code unet-bn}
 * @param model its size: tiny, small or base
 * @param dimension {@code auto}, {@code 2} or {@code 3}; with a start, that of the start
 * @param tuning how a pretrained part learns
 * @param patch what the network sees at once, in voxels: {@code auto}, the longest side, or all sides ([z,]y,x). The classes
 *          are those of whole images, so it should show an image whole: auto takes the size of the images, in planes up to
 *          256 pixels a side, of volumes up to 64³ voxels
 * @param batch images in a step; {@code auto}: 8 planes, 2 volumes
 * @param epochs passes over the images
 * @param rate highest learning rate
 * @param validation share of the images (of the groups, if there are) kept aside to choose the best model; 0 for none
 * @param balance whether each class is shown as often as any other
 * @param images what the network sees of images; with a start and nothing else asked for, what the start saw
 * @param variation how images are varied
 * @param seed of all random numbers
 * @param computer how the computer is used
 */
public record ClassificationSettings(String start, String backbone, String model, String dimension, FineTuning tuning,
	String patch, String batch, int epochs, double rate, double validation, boolean balance, ImageSettings images,
	VariationSettings variation, long seed, ComputerSettings computer)
{

	/** Fifty passes. */
	public static final ClassificationSettings DEFAULT = new ClassificationSettings("", "unet", "small", "auto",
		FineTuning.DEFAULT, PatchSize.AUTO, PatchSize.AUTO, 50, 1e-3, 0.2, true, ImageSettings.DEFAULT, VariationSettings.DEFAULT, 1,
		ComputerSettings.DEFAULT);

	private static final String PLANE = "256";

	/** @throws InputException if a value is out of its range, naming the option */
	public ClassificationSettings {
		backbone = Options.choice("backbone", backbone, Backbones.names());
		model = Options.choice("model", model, NetworkSize.names());
		dimension = Options.choice("dimension", dimension, "auto", "2", "3");
		patch = PatchSize.checked(patch);
		batch = BatchSize.checked(batch);
		Options.range("epochs", epochs, 1, 1_000_000);
		Options.range("rate", rate, 1e-9, 1);
		Options.range("validation", validation, 0, 0.9);
		tuning.requireStart(start);
	}

	/** @return the option of the patch, with what auto means here: labels of a whole image do not fit a small part of it */
	String patch(int dimension) {
		return patch.equals(PatchSize.AUTO) && dimension == 2 ? PLANE : patch;
	}

	/**
	 * @param options values by name, as in macros; what is left out keeps its default
	 * @return the settings
	 * @throws InputException if a name is unknown or a value out of its range, naming the option
	 */
	public static ClassificationSettings of(Map<String, ?> options) {
		return NamedOptions.settings(DEFAULT, options);
	}
}
