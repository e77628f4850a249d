package io.github.coverfiji.workflow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Normalisation.Kind;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.method.Samples;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * What a network sees of images. The names are those of the commands' options. All of it goes into the model's card and
 * is done in the same way when the model is used.
 *
 * @param spacing {@code auto}: the median voxel size of the training images; {@code none}: voxels as they are; or sides in
 *          the unit of the images, one for all axes or z,y,x
 * @param normalisation {@code percentile}, {@code zscore}, {@code minmax}, {@code window} or {@code none}
 * @param range the two numbers of that rule, such as {@code -160,240} for a window; {@code auto} for its usual ones
 * @param scope whether the rule is fitted to each {@code image} or once to the {@code dataset}
 */
public record ImageSettings(String spacing, String normalisation, String range, String scope) {

	/** Median voxel size; percentiles 1 and 99.5 of each image. */
	public static final ImageSettings DEFAULT = new ImageSettings("auto", "percentile", "auto", "image");

	private static final String AUTO = "auto";

	/** @throws InputException if a value is no choice of its option */
	public ImageSettings {
		spacing = spacing.strip().toLowerCase(Locale.ROOT);
		if (!List.of(AUTO, "none").contains(spacing)) Numbers.of("spacing", spacing, 1, 3).forEach(side ->
			Options.range("spacing", side, 1e-12, 1e12));
		normalisation = Options.choice("normalisation", normalisation, Options.names(Kind.values()));
		range = range.strip().toLowerCase(Locale.ROOT);
		scope = Options.choice("scope", scope, "image", "dataset");
		rule(normalisation, range);
	}

	/**
	 * @param start model to start from: unless something else is asked for, images are prepared as it is used to
	 * @param dimension 2 or 3
	 * @param images that are trained on
	 * @param progress hears what was decided
	 * @return what the network sees of images
	 * @throws InputException if the options do not fit the images
	 */
	Preparation preparation(Optional<StartWeights> start, int dimension, ImageSource images, Progress progress) {
		Samples.requireSome(images);
		ChannelOrder.tellDoubt(images, progress);
		start.ifPresent(weights -> weights.requireFit(dimension, images.get(0)));
		if (start.isPresent() && equals(DEFAULT)) return start.get().file().card().preparation();
		var rule = rule(normalisation, range);
		return new Preparation(dimension, scope.equals("dataset") ? rule.fit(images, progress) : rule,
			TargetSpacing.of(spacing, images, dimension, progress));
	}

	private static Normalisation rule(String normalisation, String range) {
		var kind = Options.constant(Kind.class, normalisation);
		if (range.equals(AUTO)) return usual(kind);
		var ends = Numbers.of("range", range, 2, 2);
		try {
			return new Normalisation(kind, ends.get(0), ends.get(1));
		}
		catch (IllegalArgumentException e) {
			throw new InputException("Cannot use range=" + range, e.getMessage(),
				"give two rising numbers; for percentiles within 0 … 100, such as 1,99.5", e);
		}
	}

	private static Normalisation usual(Kind kind) {
		return switch (kind) {
			case PERCENTILE -> Normalisation.DEFAULT;
			case ZSCORE -> new Normalisation(kind, -5, 5);
			case MINMAX -> new Normalisation(kind, 0, 1);
			case WINDOW -> throw new InputException("Cannot use normalisation=window", "it needs to know which intensities",
				"give them as range, such as range=-160,240 for soft tissue in a CT");
			case NONE -> Normalisation.none();
		};
	}
}
