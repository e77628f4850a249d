package io.github.coverfiji.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Segments all images of a folder into another one. A file that fails does not stop the others; the job then ends as
 * failed, naming each.
 */
public final class FolderSegmentation {

	private final Path model;
	private final SegmentSettings settings;

	/**
	 * @param model a segmentation model, or the folder of its run
	 * @param settings how to apply it
	 */
	public FolderSegmentation(Path model, SegmentSettings settings) {
		this.model = model;
		this.settings = settings;
	}

	/** As {@link #run(Path, Path, PixelCache, Progress)}, with a cache of a quarter of the memory. */
	public List<Path> run(Path input, Path output, Progress progress) {
		return run(input, output, PixelCache.ofQuarterHeap(), progress);
	}

	/**
	 * @param input folder of images
	 * @param output folder for label images of the same names, ending in .tif; with probabilities and
	 *          confidence also NAME-probabilities.tif and NAME-confidence.tif, and
	 *          once classes.csv with the names of the classes
	 * @param cache keeps pixels that are read again
	 * @param progress hears each file
	 * @return the label images written
	 * @throws InputException if nothing can be read, or some files failed: it names them
	 */
	public List<Path> run(Path input, Path output, PixelCache cache, Progress progress) {
		if (input.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize())) throw new InputException(
			"Cannot write into '" + output + "'", "it is the folder of the images, which would be overwritten",
			"choose another output folder");
		var images = FolderSource.open(input, cache, progress);
		requireDifferentResults(images, input);
		var written = new ArrayList<Path>();
		var faults = new ArrayList<String>();
		images.skipped().forEach(skipped -> faults.add(skipped.name() + " (" + skipped.why() + ")"));
		try (var segmentation = new Segmentation(model, settings)) {
			makeFolder(output);
			segmentation.card().classes().writeInto(output);
			var stage = progress.stage("Segmenting files", images.count());
			for (int i = 0; i < images.count(); i++) {
				try {
					var labels = output.resolve(ImageNames.base(images.name(i)) + ".tif");
					segmentation.apply(images.get(i), new SegmentedFiles(labels, cache), progress);
					written.add(labels);
				}
				catch (InputException e) {
					faults.add(images.name(i) + " (" + e.getMessage() + ")");
					progress.log(images.name(i) + ": " + e.getMessage());
				}
				stage.reached(i + 1);
			}
		}
		progress.log(written.size() + " of " + (written.size() + faults.size()) + " files segmented into '" + output + "'.");
		if (!faults.isEmpty()) throw new InputException(faults.size() + " files could not be segmented",
			String.join("; ", faults), "mend or remove them and run again; the other results are written");
		return written;
	}

	private static void requireDifferentResults(FolderSource images, Path input) {
		var first = new HashMap<String, String>();
		for (int i = 0; i < images.count(); i++) {
			var before = first.put(ImageNames.base(images.name(i)), images.name(i));
			if (before != null) throw new InputException("Cannot segment the folder '" + input + "'",
				"'" + before + "' and '" + images.name(i) + "' differ only in their ending, so their results would share a name",
				"rename one of them");
		}
	}

	private static void makeFolder(Path output) {
		try {
			Files.createDirectories(output);
		}
		catch (IOException e) {
			throw new InputException("Cannot write into '" + output + "'", "the folder cannot be made (" + e.getMessage() + ")",
				"choose a folder that may be written to", e);
		}
	}
}
