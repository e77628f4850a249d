package io.github.coverfiji.workflow;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;

/** Whether an image is what a model takes. */
final class ModelFit {

	private ModelFit() {}

	/**
	 * @param deed what is to be done, such as "extract features of"
	 * @param image to do it with
	 * @param model to apply; a model of planes takes volumes plane by plane
	 * @throws InputException if channels or dimension do not fit
	 */
	static void require(String deed, CalibratedImage image, ModelFile model) {
		var wanted = model.card().architecture();
		var what = "Cannot " + deed + " '" + image.name() + "' with '" + model.path() + "'";
		if (image.channels() != wanted.channels()) throw new InputException(what,
			"the image has " + count(image.channels(), "channel") + ", the model takes " + wanted.channels(),
			ChannelOrder.doubt(image).isPresent() ? ChannelOrder.REMEDY : image.channels() > 1
				? "split the channels (Image > Color > Split Channels) or make it grey (Image > Type), or choose a model for "
					+ image.channels() + " channels"
				: "merge the channels (Image > Color > Merge Channels), or choose a model for 1 channel");
		if (wanted.dimension() == 3 && image.extent(Axis.Z) == 1) throw new InputException(what,
			"the image has 1 slice (2D), the model takes volumes (3D)", "choose a Z stack, or a model of dimension 2");
	}

	private static String count(int number, String noun) {
		return number + " " + noun + (number == 1 ? "" : "s");
	}
}
