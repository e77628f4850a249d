package io.github.coverfiji.workflow;

import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.task.InputException;

/**
 * How to pretrain. The names are those of the command's options.
 *
 * @param method {@code COVER}
 * @param dimension {@code auto}, {@code 2} or {@code 3}
 * @param model size of the network: tiny, small or base (the paper's)
 * @param start model file or run folder whose weights to start from; empty for fresh ones
 * @param patch side of the views in voxels; rounded up to a multiple of 16
 * @param batch pairs of views in a step
 * @param epochs passes over the images; in one, the crops have as many voxels as the images
 * @param rate highest learning rate
 * @param radius R of the candidates' window; the field can reach 31 R voxels
 * @param strength g of the views' geometry
 * @param consistency plain or standardised
 * @param seed of all random numbers
 * @param device auto, cpu, gpu, gpu1 …
 */
public record PretrainingSettings(String method, String dimension, String model, String start, int patch, int batch,
	int epochs, double rate, int radius, double strength, String consistency, long seed, String device)
{

	/** Fit for a laptop: a small network and views of 128 voxels. */
	public static final PretrainingSettings DEFAULT = new PretrainingSettings("COVER", "auto", "small", "", 128, 8, 20,
		1e-3, 2, 1, "standardised", 1, "auto");

	/** @throws InputException if a value is out of its range, naming the option */
	public PretrainingSettings {
		method = Options.choice("method", method, "COVER");
		dimension = Options.choice("dimension", dimension, "auto", "2", "3");
		model = Options.choice("model", model, NetworkSize.names());
		consistency = Options.choice("consistency", consistency, Options.names(Consistency.values()));
		Options.range("patch", patch, 16, 4096);
		Options.range("batch", batch, 1, 4096);
		Options.range("epochs", epochs, 1, 1_000_000);
		Options.range("rate", rate, 1e-9, 1);
		Options.range("radius", radius, 1, 5);
		Options.range("strength", strength, 0, 2);
	}
}
