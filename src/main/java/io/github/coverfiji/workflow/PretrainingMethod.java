package io.github.coverfiji.workflow;

import java.util.Arrays;

import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.method.CoverObjective;
import io.github.coverfiji.method.ImageContrastObjective;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.method.PixelContrastObjective;
import io.github.coverfiji.method.ViewPairs;
import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.task.InputException;

/** The ways to pretrain, by the names that commands and model cards use. */
enum PretrainingMethod {

	/** Vector contrast, the paper's. */
	COVER("COVER") {

		@Override
		Objective objective(PretrainingSettings settings, Backbone backbone, ViewPairs pairs) {
			return new CoverObjective(new CoverNetwork(backbone, settings.radius(),
				Options.constant(Consistency.class, settings.consistency())), pairs);
		}
	},
	/** Binary contrast of pixels, to compare with. */
	PIXELS("PixelContrast") {

		@Override
		Objective objective(PretrainingSettings settings, Backbone backbone, ViewPairs pairs) {
			return new PixelContrastObjective(backbone, pairs);
		}
	},
	/** Contrast of whole images, to compare with. */
	IMAGES("ImageContrast") {

		@Override
		Objective objective(PretrainingSettings settings, Backbone backbone, ViewPairs pairs) {
			if (pairs.batch() < 2) throw new InputException("Cannot pretrain with ImageContrast",
				"batch=1 leaves no other image to compare with", "choose batch=2 or more");
			return new ImageContrastObjective(backbone, pairs);
		}
	};

	private final String title;

	PretrainingMethod(String title) {
		this.title = title;
	}

	/**
	 * @param settings of the run
	 * @param backbone what is trained
	 * @param pairs of views
	 * @return what is learnt
	 * @throws InputException if they do not fit the method
	 */
	abstract Objective objective(PretrainingSettings settings, Backbone backbone, ViewPairs pairs);

	static PretrainingMethod of(String title) {
		return Arrays.stream(values()).filter(method -> method.title.equals(title)).findFirst().orElseThrow();
	}

	static String[] titles() {
		return Arrays.stream(values()).map(method -> method.title).toArray(String[]::new);
	}
}
