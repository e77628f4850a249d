package io.github.coverfiji.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.coverfiji.engine.Checksum;
import io.github.coverfiji.image.FileEnding;
import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.Series;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.FolderLock;
import io.github.coverfiji.train.Software;
import io.github.coverfiji.workflow.FinishedResults.Origin;

/**
 * Segments all images of a folder into another one. A file that fails does not stop the others; the job then ends as
 * failed, naming each.
 *
 * <p>A job that was stopped, even killed, goes on when it is run again: images whose results are there, made by the same
 * model with the same settings from the same file, are left as they are.
 */
public final class FolderSegmentation {

	private static final FolderLock.Purpose PURPOSE = new FolderLock.Purpose(".segmenting.lock", "write results into",
		"another job is writing results there now");
	private static final String STAGE = "Segmenting files";
	/** Files that take longer tell where they stand. */
	private static final Duration QUIET = Duration.ofSeconds(2);
	/** Files that a message names. */
	private static final int NAMED = 20;

	private final Path model;
	private final SegmentSettings settings;

	/** One image of the folder, and where its labels go. */
	private record Job(int place, String name, Origin origin, SegmentedFiles files) {

		String result() {
			return files.labels().getFileName().toString();
		}
	}

	/**
	 * @param model a segmentation model, or the folder of its run
	 * @param settings how to apply it
	 */
	public FolderSegmentation(Path model, SegmentSettings settings) {
		this.model = model;
		this.settings = settings;
	}

	/** As {@link #run(Path, Series, Path, PixelCache, Progress)}, each file an image, with a cache of a quarter of the memory. */
	public List<Path> run(Path input, Path output, Progress progress) {
		return run(input, Series.FILES, output, PixelCache.ofQuarterHeap(), progress);
	}

	/**
	 * @param input folder of images
	 * @param series what becomes of DICOM files that are slices of a volume
	 * @param output folder for label images of the same names, ending in .tif; with probabilities and
	 *          confidence also NAME-probabilities.tif and NAME-confidence.tif, and
	 *          once classes.csv with the names of the classes
	 * @param cache keeps pixels that are read again
	 * @param progress hears each file
	 * @return the label images of all files, those that were finished before among them
	 * @throws InputException if nothing can be read, another job writes into the output, or some files failed: it names
	 *           them
	 */
	public List<Path> run(Path input, Series series, Path output, PixelCache cache, Progress progress) {
		if (input.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize())) throw new InputException(
			"Cannot write into '" + output + "'", "it is the folder of the images, which would be overwritten",
			"choose another output folder");
		var images = FolderSource.open(input, series, cache, progress);
		var files = ImageNames.results(ImageNames.of(images)).stream()
			.map(name -> new SegmentedFiles(output.resolve(name), cache)).toList();
		requireDifferentResults(images, files, input);
		// Of the file before it is opened: where a training replaces it meanwhile, the results count as another model's.
		var checksum = checksum(progress);
		try (var segmentation = new Segmentation(model, settings); var lock = FolderLock.of(output, PURPOSE, progress)) {
			segmentation.card().classes().writeInto(output);
			var jobs = IntStream.range(0, images.count()).mapToObj(i -> new Job(i, images.name(i),
				Origin.of(images.name(i), images.files(i), checksum, settings, Software.NAME),
				files.get(i))).toList();
			tellLongNames(jobs, progress);
			return run(segmentation, images, jobs, output, progress);
		}
	}

	private String checksum(Progress progress) {
		var file = ModelFile.openBest(model).path();
		try {
			return Checksum.sha256(file, progress);
		}
		catch (IOException e) {
			throw new InputException("Cannot read the model '" + file + "'", "the disk refused (" + e.getMessage() + ")",
				"check the disk and the file's permissions", e);
		}
	}

	private List<Path> run(Segmentation segmentation, FolderSource images, List<Job> jobs, Path output, Progress progress) {
		var finished = new FinishedResults(output);
		var left = left(jobs, finished, progress);
		finished.forget(left.stream().map(Job::result).toList());
		var written = new LinkedHashSet<>(jobs.stream().map(job -> job.files().labels()).toList());
		var faults = new ArrayList<String>();
		images.skipped().stream().filter(FolderSource.Skipped::image)
			.forEach(skipped -> faults.add(skipped.name() + " (" + skipped.why() + ")"));
		var stage = progress.stage(STAGE, left.size());
		for (int i = 0; i < left.size(); i++) {
			var job = left.get(i);
			try {
				var part = Watching.partOf("File " + (i + 1) + " of " + left.size(), progress, QUIET, System::nanoTime);
				JavaMemory.telling("Cannot segment '" + job.name() + "'", () ->
					segmentation.apply(images.get(job.place()), Optional.empty(), job.files(), part));
				finished.add(job.result(), job.origin());
			}
			catch (InputException e) {
				written.remove(job.files().labels());
				faults.add(job.name() + " (" + e.getMessage() + ")");
				progress.log(job.name() + ": " + e.getMessage());
			}
			stage.reached(i + 1);
		}
		progress.log(written.size() + " of " + (written.size() + faults.size()) + " files segmented into '" + output + "'.");
		if (!faults.isEmpty()) throw failed(faults);
		return List.copyOf(written);
	}

	private static InputException failed(List<String> faults) {
		var more = faults.size() > NAMED ? "; and " + (faults.size() - NAMED) + " more, which the log names" : "";
		return new InputException(faults.size() + " files could not be segmented",
			String.join("; ", faults.subList(0, Math.min(NAMED, faults.size()))) + more,
			"mend or remove them and run again; the other results are written");
	}

	/** The images that have no result made in just this way. */
	private List<Job> left(List<Job> jobs, FinishedResults finished, Progress progress) {
		var left = new ArrayList<Job>();
		var stage = progress.stage("Looking for finished results", jobs.size());
		for (var job : jobs) {
			var there = finished.has(job.result(), job.origin())
				&& settings.parts().stream().map(job.files()::file).allMatch(ImageFiles::isWhole);
			if (!there) left.add(job);
			stage.reached(job.place() + 1L);
		}
		if (left.size() < jobs.size()) progress.log(jobs.size() - left.size() + " of " + jobs.size() + " files were finished"
			+ " before with this model and these settings and are left as they are; to make a result anew, remove it first.");
		return left;
	}

	/** Also of parts: the labels of an image {@code a-confidence.tif} would stand where the confidence of {@code a.tif} does. */
	private void requireDifferentResults(FolderSource images, List<SegmentedFiles> files, Path input) {
		var first = new HashMap<String, String>();
		for (var i = 0; i < files.size(); i++)
			for (var part : settings.parts()) {
				var result = files.get(i).file(part).getFileName().toString();
				var before = first.put(result, images.name(i));
				if (before != null) throw new InputException("Cannot segment the folder '" + input + "'",
					"'" + before + "' and '" + images.name(i) + "' would share a result, '" + result + "'", "rename one of them");
			}
	}

	private static void tellLongNames(List<Job> jobs, Progress progress) {
		jobs.stream().filter(job -> job.result().equals(job.name() + ".tif") && !FileEnding.stem(job.name()).equals(job.name()))
			.forEach(job -> progress.log("The labels of '" + job.name() + "' are called '" + job.result()
				+ "': another image has the same name but for the ending."));
	}
}
