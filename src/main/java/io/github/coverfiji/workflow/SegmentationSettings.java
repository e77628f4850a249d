package io.github.coverfiji.workflow;

import java.util.Map;

import io.github.coverfiji.network.Backbones;

/**
 * How to train a segmentation. The names are those of the command's options.
 *
 * @param start pretrained run, model or name of weights to start from; empty for scratch
 * @param backbone kind of the network when there is no start: {@code unet}, {@code resnet18-unet} or {@code unet-bn}
 * @param model its size: tiny, small or base
 * @param dimension {@code auto}, {@code 2} or {@code 3}; with a start, that of the start
 * @param tuning how a pretrained part learns
 * @param heads how the heads begin: {@code fitted}, as the best linear map of the features as they are, or {@code fresh};
 *          {@code auto}: fitted with a start, fresh from scratch. Those of a start that is a segmentation of as many classes
 *          stay
 * @param patch {@code auto}, longest side of the crops in voxels, or all sides ([z,]y,x); rounded up to what the network
 *          divides; in one number, no side is longer than the images
 * @param batch crops in a step; {@code auto}: 4 in planes, 2 in volumes
 * @param epochs passes over the images; in one, the crops have as many voxels as the images
 * @param rate highest learning rate
 * @param validation share of the images kept aside to choose the best model; 0 for none
 * @param ignore label of voxels that nobody labelled
 * @param objects what labels are taken for that number objects: {@code refuse}; {@code foreground}, objects and background;
 *          {@code border}, a third class lies where objects touch; {@code classes}, each value is a class
 * @param images what the network sees of images; with a start and nothing else asked for, what the start saw
 * @param variation how crops are varied
 * @param seed of all random numbers
 * @param computer how the computer is used
 */
public record SegmentationSettings(String start, String backbone, String model, String dimension, FineTuning tuning, String heads, String patch,
	String batch, int epochs, double rate, double validation, int ignore, String objects, ImageSettings images,
	VariationSettings variation, long seed, ComputerSettings computer)
{

	private static final String FITTED = "fitted";

	/** Crops of 128² pixels or up to 64³ voxels. */
	public static final SegmentationSettings DEFAULT = new SegmentationSettings("", "unet", "small", "auto",
		FineTuning.DEFAULT, PatchSize.AUTO, PatchSize.AUTO,
		PatchSize.AUTO, 100, 1e-3, 0.2, 255, "refuse", ImageSettings.DEFAULT, VariationSettings.DEFAULT, 1,
		ComputerSettings.DEFAULT);

	/** @throws InputException if a value is out of its range, naming the option */
	public SegmentationSettings {
		backbone = Options.choice("backbone", backbone, Backbones.names());
		model = Options.choice("model", model, NetworkSize.names());
		dimension = Options.choice("dimension", dimension, "auto", "2", "3");
		heads = Options.choice("heads", heads, PatchSize.AUTO, FITTED, "fresh");
		patch = PatchSize.checked(patch);
		batch = BatchSize.checked(batch);
		Options.range("epochs", epochs, 1, 1_000_000);
		Options.range("rate", rate, 1e-9, 1);
		Options.range("validation", validation, 0, 0.9);
		Options.range("ignore", ignore, 0, 65535);
		objects = Options.choice("objects", objects, Options.names(NumberedObjects.values()));
		Options.constant(NumberedObjects.class, objects).require(ignore);
		tuning.requireStart(start);
	}

	/**
	 * @param pretrained whether the network below begins with a start
	 * @return whether the heads begin as the best linear map of its features
	 */
	boolean fitsHeads(boolean pretrained) {
		return heads.equals(FITTED) || pretrained && heads.equals(PatchSize.AUTO);
	}

	/** @return what numbered objects are taken for */
	NumberedObjects numbered() {
		return Options.constant(NumberedObjects.class, objects);
	}

	/**
	 * @param options values by name, as in macros; what is left out keeps its default
	 * @return the settings
	 * @throws InputException if a name is unknown or a value out of its range, naming the option
	 */
	public static SegmentationSettings of(Map<String, ?> options) {
		return NamedOptions.settings(DEFAULT, options);
	}
}
