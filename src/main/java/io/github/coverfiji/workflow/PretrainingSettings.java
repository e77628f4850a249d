package io.github.coverfiji.workflow;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.method.CoverNetwork.Vectors;
import io.github.coverfiji.method.PcrlNetwork.Attention;
import io.github.coverfiji.network.Backbones;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.view.Sevr;

/**
 * How to pretrain. The names are those of the command's options.
 *
 * @param method {@code COVER}, {@code PCRL}, or to compare with them {@code PixelContrast} or {@code ImageContrast}
 * @param dimension {@code auto}, {@code 2} or {@code 3}
 * @param backbone kind of the network: {@code unet}, {@code resnet18-unet}, {@code unet-bn}; {@code auto}: that of the
 *          method's paper
 * @param model size of the network: tiny, small or base (the paper's)
 * @param start model file, run folder or name of the weights to start from; empty for fresh ones
 * @param patch {@code auto}, longest side of the views in voxels, or all sides ([z,]y,x); rounded up to what the network
 *          divides; in one number, no side is longer than the images
 * @param batch pairs of views in a step; {@code auto}: 8 in planes, 2 in volumes
 * @param epochs passes over the images; in one, the crops have as many voxels as the images
 * @param rate highest learning rate
 * @param radius R of the candidates' window; the field can reach 31 R voxels
 * @param strength g of the views' geometry
 * @param elastic amplitude of its elastic part before smoothing, 0 … 1000; {@code auto}: 1000 in volumes, none in planes
 * @param consistency plain or standardised
 * @param consistencyweight of the consistency term beside the vector loss, 0 … 1000
 * @param vectors how vectors are found: {@code heads}, the whole method; {@code pyramid}, with a single head a level;
 *          {@code mixture}, on the finest level alone; {@code none}, consistency alone
 * @param criterion of PCRL's contrast: infonce or nce
 * @param attention of PCRL, how its decoder is told what to draw: channels or outer
 * @param queue number of keys that PCRL's contrast tells views from
 * @param images what the network sees of images
 * @param seed of all random numbers
 * @param computer how the computer is used
 */
public record PretrainingSettings(String method, String dimension, String backbone, String model, String start, String patch,
	String batch, int epochs, double rate, int radius, double strength, String elastic, String consistency,
	double consistencyweight, String vectors, String criterion, String attention, int queue, ImageSettings images, long seed,
	ComputerSettings computer)
{

	/** Fit for a laptop: a small network, views of 128² pixels or up to 64³ voxels. */
	public static final PretrainingSettings DEFAULT = new PretrainingSettings("COVER", "auto", "auto", "small", "", PatchSize.AUTO,
		PatchSize.AUTO, 20, 1e-3, 2, 1, PatchSize.AUTO, "standardised", 1, "heads", "infonce", "channels", 4096, ImageSettings.DEFAULT, 1,
		ComputerSettings.DEFAULT);

	/** @throws InputException if a value is out of its range, naming the option */
	public PretrainingSettings {
		method = Options.choice("method", method, PretrainingMethod.titles());
		dimension = Options.choice("dimension", dimension, "auto", "2", "3");
		if (!PretrainingMethod.of(method).hasShortNumbers()) computer.requirePlain(method);
		else if (!method.equals("COVER") && computer.memory().equals(ComputerSettings.LOW)) computer.requirePlain(method);
		backbone = Options.choice("backbone", backbone, Stream.concat(Stream.of(PatchSize.AUTO), Stream.of(Backbones.names()))
			.toArray(String[]::new));
		criterion = Options.choice("criterion", criterion, "infonce", "nce");
		attention = Options.choice("attention", attention, Options.names(Attention.values()));
		Options.range("queue", queue, 1, 1_000_000);
		model = Options.choice("model", model, NetworkSize.names());
		consistency = Options.choice("consistency", consistency, Options.names(Consistency.values()));
		Options.range("consistencyweight", consistencyweight, 0, 1000);
		vectors = Options.choice("vectors", vectors, Options.names(Vectors.values()));
		patch = PatchSize.checked(patch);
		batch = BatchSize.checked(batch);
		Options.range("epochs", epochs, 1, 1_000_000);
		Options.range("rate", rate, 1e-9, 1);
		Options.range("radius", radius, 1, 5);
		Options.range("strength", strength, 0, 2);
		elastic = elastic.strip().toLowerCase(Locale.ROOT);
		if (!elastic.equals(PatchSize.AUTO)) Options.range("elastic", Numbers.of("elastic", elastic, 1, 1).get(0), 0, 1000);
	}

	/** @return the methods that there are */
	public static String[] methods() {
		return PretrainingMethod.titles();
	}

	/** @return kind of the network for this dimension */
	String backbone(int dimension) {
		return backbone.equals(PatchSize.AUTO) ? PretrainingMethod.of(method).backbone(dimension) : backbone;
	}

	/** @return amplitude of the elastic part in this dimension */
	double elastic(int dimension) {
		return elastic.equals(PatchSize.AUTO) ? Sevr.defaultElastic(dimension) : Numbers.of("elastic", elastic, 1, 1).get(0);
	}

	/**
	 * @param options values by name, as in macros; what is left out keeps its default
	 * @return the settings
	 * @throws InputException if a name is unknown or a value out of its range, naming the option
	 */
	public static PretrainingSettings of(Map<String, ?> options) {
		return NamedOptions.settings(DEFAULT, options);
	}
}
