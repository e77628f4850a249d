package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.PixelWord;
import io.github.coverfiji.model.Architecture;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.model.WeightsCard;
import io.github.coverfiji.network.Backbones;

/**
 * What a model is, in words.
 *
 * @param entries what is said by what it is about, in the order to show
 */
public record ModelDescription(Map<String, String> entries) {

	/** Keeps a copy in the same order. */
	public ModelDescription {
		entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
	}

	/**
	 * Loads the weights to count them.
	 *
	 * @param model to describe
	 * @return its description
	 * @throws io.github.coverfiji.task.InputException if the weights cannot be loaded
	 */
	public static ModelDescription of(ModelFile model) {
		var card = model.card();
		var entries = new LinkedHashMap<String, String>();
		entries.put("File", model.path().toString());
		WeightsCard.of(model.path()).ifPresent(weights -> entries.putAll(weights.entries()));
		entries.put("Task", task(card));
		entries.put("Method", card.method());
		entries.put("Network", network(card.architecture()));
		entries.put("Parameters", parameters(model));
		entries.put("Input", card.architecture().dimension() + "D, " + card.architecture().channels()
			+ (card.architecture().channels() == 1 ? " channel" : " channels"));
		entries.put("Normalisation", normalisation(card.normalisation()));
		entries.put("Voxel size", calibration(card.calibration(), card.architecture().dimension()));
		if (!card.resampling().spacing().isEmpty()) entries.put("Resampled to", card.resampling().describe());
		entries.put("Patch", joined(card.patch(), " × ") + " " + PixelWord.of(card.patch().size()));
		if (card.classes().count() > 0) entries.put("Classes", card.classes().classes().stream()
			.map(c -> c.id() + " " + c.name() + " (" + c.colour() + ")").collect(Collectors.joining(", ")));
		card.training().forEach((what, said) -> entries.put("Training: " + what, said));
		entries.put("Written by", card.software() + ", card format " + card.format());
		if (!card.cite().isEmpty()) entries.put("Please cite", String.join("; ", card.cite()));
		return new ModelDescription(entries);
	}

	/** @return a line for each entry, such as {@code - **Task**: features}, which also reads well without markdown */
	public String text() {
		return entries.entrySet().stream().map(e -> "- **" + e.getKey() + "**: " + e.getValue())
			.collect(Collectors.joining("\n", "", "\n"));
	}

	private static String task(ModelCard card) {
		return switch (card.task()) {
			case ModelCard.SEGMENTATION -> "segmentation (classes of voxels)";
			case ModelCard.CLASSIFICATION -> "classification (one class of each image)";
			case ModelCard.SEVERAL_CLASSES -> "classification (any number of classes of each image)";
			default -> "features (a start for training, or dense features)";
		};
	}

	private static String network(Architecture network) {
		return network.backbone() + ", widths " + joined(network.widths(), ", ") + ", divides axes by "
			+ Arrays.stream(Backbones.of(network).multiples()).mapToObj(String::valueOf).collect(Collectors.joining(" × "));
	}

	private static String parameters(ModelFile model) {
		try (var module = model.load(ComputeDevice.CPU)) {
			var tensors = module.snapshot();
			return tensors.values().stream().mapToLong(t -> t.values().length).sum() + " in " + tensors.size() + " tensors";
		}
	}

	private static String normalisation(Normalisation rule) {
		var range = rule.low() + " … " + rule.high();
		var of = rule.dataSet().isEmpty() ? " of each image and channel" : " of each channel of the training images together";
		return switch (rule.kind()) {
			case PERCENTILE -> "percentiles " + range + of + " become 0 … 1";
			case ZSCORE -> "mean 0 and deviation 1" + of + ", clipped to " + range;
			case MINMAX -> "smallest and largest value" + of + " become " + range;
			case WINDOW -> "intensities " + range + " become 0 … 1";
			case NONE -> "none: intensities as they are";
		};
	}

	private static String calibration(Calibration size, int dimension) {
		return size.x() + " × " + size.y() + (dimension == 3 ? " × " + size.z() : "") + " " + size.unit() + " (x, y"
			+ (dimension == 3 ? ", z)" : ")");
	}

	private static String joined(List<Integer> numbers, String between) {
		return numbers.stream().map(String::valueOf).collect(Collectors.joining(between));
	}
}
