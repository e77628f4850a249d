package io.github.coverfiji.workflow;

import java.util.Arrays;

import io.github.coverfiji.engine.Optimiser;
import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.method.CoverNetwork.Vectors;
import io.github.coverfiji.method.CoverObjective;
import io.github.coverfiji.method.ImageContrastObjective;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.method.PcrlNetwork;
import io.github.coverfiji.method.PcrlNetwork.Attention;
import io.github.coverfiji.method.PcrlNetwork.Contrast;
import io.github.coverfiji.method.PcrlNetwork.Criterion;
import io.github.coverfiji.method.PcrlNetwork.Drawing;
import io.github.coverfiji.method.PcrlObjective;
import io.github.coverfiji.method.PixelContrastObjective;
import io.github.coverfiji.method.ViewPairs;
import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.network.BatchNormUNet;
import io.github.coverfiji.network.ResNetUNet;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.view.PcrlViews;

/** The ways to pretrain, by the names that commands and model cards use. */
enum PretrainingMethod {

	/** Vector contrast, the paper's. */
	COVER("COVER") {

		@Override
		Objective objective(PretrainingSettings settings, Backbone backbone, ViewPairs pairs) {
			return new CoverObjective(new CoverNetwork(backbone, settings.radius(),
				Options.constant(Consistency.class, settings.consistency()), settings.consistencyweight(),
				Options.constant(Vectors.class, settings.vectors())), pairs);
		}

		@Override
		MemoryNeed.Work work() {
			return MemoryNeed.Work.FIELDS;
		}
	},
	/** Contrast of images, and reconstruction of what was done to them. */
	PCRL("PCRL") {

		@Override
		Objective objective(PretrainingSettings settings, Backbone backbone, ViewPairs pairs) {
			var d = backbone.dimension();
			var epoch = Math.max(1, pairs.samples().epoch(pairs.samples().all(), pairs.patch()) / pairs.batch());
			var contrast = new Contrast(settings.criterion().equals("nce") ? Criterion.NCE : Criterion.INFO_NCE, settings.queue(),
				Math.toIntExact(epoch));
			return new PcrlObjective(new PcrlNetwork(backbone, Drawing.of(d),
				Options.constant(Attention.class, settings.attention()), contrast), PcrlViews.of(d), pairs);
		}

		@Override
		String backbone(int dimension) {
			return dimension == 2 ? ResNetUNet.NAME : BatchNormUNet.NAME;
		}

		@Override
		Optimiser.Settings optimiser() {
			return Optimiser.Settings.SGD;
		}

		@Override
		boolean hasShortNumbers() {
			return false;
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

	/** @return kind of the backbone that the method's paper takes */
	String backbone(int dimension) {
		return UNet.NAME;
	}

	/** @return what a step does with a sample */
	MemoryNeed.Work work() {
		return MemoryNeed.Work.VIEWS;
	}

	/** @return how weights move */
	Optimiser.Settings optimiser() {
		return Optimiser.Settings.ADAM;
	}

	/** @return whether its steps can compute in 16 bits */
	boolean hasShortNumbers() {
		return true;
	}

	static PretrainingMethod of(String title) {
		return Arrays.stream(values()).filter(method -> method.title.equals(title)).findFirst().orElseThrow();
	}

	static String[] titles() {
		return Arrays.stream(values()).map(method -> method.title).toArray(String[]::new);
	}
}
