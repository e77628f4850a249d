package io.github.coverfiji.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Classifies all images of a folder or a table. */
public final class FolderClassification {

	private final Path model;
	private final ClassifySettings settings;

	/**
	 * @param model a classifier, or the folder of its run
	 * @param settings how to apply it
	 * @throws InputException if activation maps are asked for
	 */
	public FolderClassification(Path model, ClassifySettings settings) {
		this.model = model;
		this.settings = settings;
		if (settings.activation()) throw new InputException("Cannot use activation=true",
			"maps of a whole folder would fill the memory", "open the image whose map you want, and leave input empty");
	}

	/**
	 * A file that does not fit does not stop the others: it is logged and left out.
	 *
	 * @param input folder of images, or one with a subfolder for each class, or a CSV table with a column {@code file}
	 * @param cache keeps pixels that are read again
	 * @param progress hears of each image
	 * @return the scores
	 * @throws InputException if nothing can be read, or no image fits the model
	 */
	public ClassificationTable run(Path input, PixelCache cache, Progress progress) {
		try (var classification = new Classification(model, settings)) {
			var images = images(input, cache, progress);
			var classified = new ArrayList<ClassifiedImage>();
			InputException fault = null;
			var stage = progress.stage("Classifying images", images.count());
			for (int i = 0; i < images.count(); i++) {
				var image = i;
				try {
					classified.add(JavaMemory.telling("Cannot classify '" + images.name(i) + "'", () ->
						classification.apply(images.get(image), Watching.cancelOf(progress))));
				}
				catch (InputException e) {
					progress.log("Left out '" + images.name(i) + "': " + e.getMessage());
					fault = e;
				}
				stage.reached(i + 1);
			}
			if (classified.isEmpty()) throw fault;
			progress.log(classified.size() + " of " + images.count() + " images classified.");
			return classification.table(classified);
		}
	}

	private static ImageSource images(Path input, PixelCache cache, Progress progress) {
		if (!Files.isDirectory(input) || !hasImages(input)) return LabelTable.open(input, progress).images(cache, progress);
		return FolderSource.open(input, cache, progress);
	}

	/** A folder of subfolders is taken as one of classes, unless images stand in it, beside them. */
	private static boolean hasImages(Path folder) {
		return FolderSource.subfolders(folder).isEmpty() || FolderSource.hasImages(folder);
	}
}
