package io.github.coverfiji.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import ij.IJ;

import io.github.coverfiji.engine.TensorFile;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.train.RunFolder;

/**
 * Whether a folder is whole, and equal to that of a job which nobody disturbed.
 *
 * @param tally hears of losses
 */
record Verdict(Tally tally) {

	private static final String STATE = "state.bin";

	/** Whatever stands in the folder of an interrupted job can be read. */
	void opens(Job job, String after) {
		var folder = job.output();
		try {
			if (job.isBegun()) new RunFolder(folder).record();
			for (var model : List.of(ModelFile.NAME, ModelFile.BEST))
				if (job.trains() && Files.exists(folder.resolve(model))) ModelFile.open(folder.resolve(model));
			if (Files.exists(folder.resolve(STATE))) TensorFile.read(folder.resolve(STATE));
			for (var image : images(folder)) if (IJ.openImage(folder.resolve(image).toString()) == null)
				tally.lost("'" + folder.resolve(image) + "' is half-written " + after);
		}
		catch (InputException | IOException e) {
			tally.lost("'" + folder + "' does not open " + after + ": " + e.getMessage());
		}
	}

	/** The end of an interrupted job is that of an undisturbed one. */
	void equal(Job undisturbed, Job job) throws IOException {
		var litter = job.trains() ? 0 : names(job.output()).stream().filter(name -> name.startsWith(".")).count();
		tally.add("unfinished files left beside results", litter);
		if (job.trains()) equalRuns(undisturbed.output(), job.output());
		else equalImages(undisturbed.output(), job.output());
	}

	private void equalRuns(Path expected, Path found) throws IOException {
		if (!Files.exists(found.resolve(STATE))) {
			tally.lost("'" + found + "' has no checkpoint at its end");
			return;
		}
		var wanted = TensorFile.read(expected.resolve(STATE));
		var there = TensorFile.read(found.resolve(STATE));
		tally.add("training steps kept", (long) there.get("#step").values()[0]);
		var other = wanted.keySet().stream().filter(name -> !there.containsKey(name)
			|| !Arrays.equals(wanted.get(name).values(), there.get(name).values())).toList();
		if (!other.isEmpty()) tally.lost("'" + found + "' ends with " + other.size() + " of " + wanted.size()
			+ " tensors unlike those of an undisturbed run, the first is " + other.get(0));
		for (var table : List.of("log.csv", "validation.csv"))
			if (Files.exists(expected.resolve(table)) && Files.mismatch(expected.resolve(table), found.resolve(table)) >= 0)
				tally.lost("'" + found.resolve(table) + "' tells of another run");
	}

	private void equalImages(Path expected, Path found) throws IOException {
		var wanted = images(expected);
		tally.add("images segmented", images(found).size());
		if (!wanted.equals(images(found)))
			tally.lost("'" + found + "' holds " + images(found) + " and not " + wanted);
		else for (var image : wanted) if (!same(expected.resolve(image), found.resolve(image)))
			tally.lost("'" + found.resolve(image) + "' is unlike that of an undisturbed segmentation");
	}

	private static boolean same(Path first, Path second) {
		var one = IJ.openImage(first.toString());
		var other = IJ.openImage(second.toString());
		return one != null && other != null && one.getStackSize() == other.getStackSize()
			&& Arrays.equals((byte[]) one.getProcessor().getPixels(), (byte[]) other.getProcessor().getPixels());
	}

	private static Set<String> images(Path folder) throws IOException {
		return names(folder).stream().filter(name -> name.endsWith(".tif") && !name.startsWith("."))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static List<String> names(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) return List.of();
		try (var files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}
