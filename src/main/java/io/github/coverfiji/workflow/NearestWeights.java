package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.coverfiji.image.Appearance;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.model.NamedWeights;
import io.github.coverfiji.model.WeightsCard;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Pretrained weights that learnt from images like these.
 *
 * @param name to call them by
 * @param title for people
 * @param distance of the images, see {@link Appearance#distance}
 */
record NearestWeights(String name, String title, double distance) {

	/**
	 * The largest distance that counts as near. Measured: chest X-rays of one hospital are 1.2 from those of another, brain
	 * slices 1.8 from chest X-rays, stained nuclei 2.6, volumes of a whole brain 6.7 from those of the hippocampus. Of 40
	 * single images 37 to 40 are near their own set, 37 X-rays near those of the other hospital, 2 brain slices near any.
	 */
	static final double LIMIT = 1.5;

	/**
	 * Looks at some of the images, as each network would see them.
	 *
	 * @param known weights that may be near
	 * @param images at least one
	 * @param dimension in which they are trained on
	 * @param progress hears of weights that cannot be compared; may cancel
	 * @return one sentence for the log; empty if there are no weights here to compare with
	 */
	static Optional<String> sentence(NamedWeights known, ImageSource images, int dimension, Progress progress) {
		var found = all(known, images, dimension, progress);
		if (found.isEmpty()) return Optional.empty();
		return Optional.of(found.stream().filter(weights -> weights.distance <= LIMIT)
			.min(Comparator.comparingDouble(NearestWeights::distance)).map(NearestWeights::suggestion)
			.orElse("No pretrained weights are near these images."));
	}

	private String suggestion() {
		return "Nearest pretrained weights: " + title + " (" + (NamedWeights.SHIPPED.contains(name) ? "weights=" : "start=")
			+ name + "). COVER Experiment tells whether they help.";
	}

	/** @return all weights that say from which images they learnt, and whether they fit these; in the order of names */
	private static List<NearestWeights> all(NamedWeights known, ImageSource images, int dimension, Progress progress) {
		var found = new ArrayList<NearestWeights>();
		var seen = new HashMap<Preparation, Appearance>();
		known.all().forEach((name, file) -> {
			try {
				compare(name, file, images, dimension, seen, progress).ifPresent(found::add);
			}
			catch (InputException e) {
				// Nobody asked for these weights: a fault of theirs does not stop a training.
				progress.log("Pretrained weights " + name + " were not compared. " + e.getMessage());
			}
		});
		return found;
	}

	private static Optional<NearestWeights> compare(String name, Path file, ImageSource images, int dimension,
		Map<Preparation, Appearance> seen, Progress progress)
	{
		var weights = WeightsCard.of(file).filter(card -> card.appearance() != null);
		if (weights.isEmpty()) return Optional.empty();
		var model = ModelFile.open(file).card();
		if (model.architecture().dimension() != dimension || model.architecture().channels() != images.get(0).channels())
			return Optional.empty();
		var appearance = seen.computeIfAbsent(model.preparation(), preparation -> Appearance.of(images, preparation, progress));
		return Optional.of(new NearestWeights(name, weights.get().title(), weights.get().appearance().distance(appearance)));
	}
}
