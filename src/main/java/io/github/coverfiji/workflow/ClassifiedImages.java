package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.JoinedImages;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Images with their classes.
 *
 * @param images the images
 * @param classes names of the classes, sorted
 * @param truth places of the classes of each image; exactly one unless there may be several
 * @param groups what stays together when images are kept aside, such as the patient; empty where an image stands for itself
 * @param several whether an image may have any number of classes, none included
 */
public record ClassifiedImages(ImageSource images, List<String> classes, List<Set<Integer>> truth, List<String> groups,
	boolean several)
{

	private static final String WHAT = "Cannot train a classifier";
	private static final String CANNOT_TEST = "Cannot test on these images";
	private static final String BETWEEN = ";";

	/** @throws InputException if there are too few classes, or images of one */
	public ClassifiedImages {
		if (images.count() == 0) throw new InputException(WHAT, "there is no image", "choose a folder with images");
		if (truth.size() != images.count() || groups.size() != images.count())
			throw new IllegalArgumentException(images.count() + " images, " + truth.size() + " truths, " + groups.size());
		if (classes.size() < (several ? 1 : 2)) throw new InputException(WHAT, classes.isEmpty() ? "no image has a label"
			: "there is a single class '" + classes.get(0) + "'", "give images of at least two classes");
		for (int c = 0; c < classes.size(); c++)
			requireEnough(classes.get(c), count(truth, c), truth.size());
	}

	private static void requireEnough(String name, long count, int all) {
		if (count < 2) throw new InputException(WHAT, "the class '" + name + "' has one image",
			"give it at least two, better twenty, or leave the class out");
		if (count == all) throw new InputException(WHAT, "every image has the class '" + name + "'",
			"give images without it, or leave the class out");
	}

	private static long count(List<Set<Integer>> truth, int label) {
		return truth.stream().filter(labels -> labels.contains(label)).count();
	}

	/**
	 * @param path a folder with a subfolder for each class, or a CSV table with the columns {@code file}, {@code label} and
	 *          perhaps {@code group}; files of a table are looked for beside it
	 * @param several whether an image may have several labels, in one cell with {@code ;} between them
	 * @param cache keeps pixels that are read again
	 * @param progress hears of files that are left out
	 * @return the images
	 * @throws InputException if files are missing, or the labels teach nothing
	 */
	public static ClassifiedImages open(Path path, boolean several, PixelCache cache, Progress progress) {
		var table = LabelTable.open(path, progress);
		var labels = table.rows().stream().map(row -> labels(path, row, several)).toList();
		var classes = List.copyOf(labels.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new)));
		var truth = labels.stream().map(names -> names.stream().map(classes::indexOf).collect(Collectors.toUnmodifiableSet()))
			.toList();
		return new ClassifiedImages(table.images(cache, progress), classes, truth,
			table.rows().stream().map(LabelTable.Row::group).toList(), several);
	}

	/** @return the labels of a cell; a blank one has none */
	static Set<String> labels(String cell) {
		return Stream.of(cell.split(BETWEEN)).map(String::strip).filter(name -> !name.isEmpty())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> labels(Path table, LabelTable.Row row, boolean several) {
		var labels = labels(row.label());
		if (several || labels.size() == 1) return labels;
		throw new InputException("Cannot use the table '" + table + "'", "'" + row.file() + "' has "
			+ (labels.isEmpty() ? "no label" : "several labels (" + row.label() + ")"),
			"give it one label, or use several=true");
	}

	/**
	 * @param others images to test on
	 * @return these images, and after them the others
	 * @throws InputException if the others show a class that these do not, or a group is among both
	 */
	public ClassifiedImages and(ClassifiedImages others) {
		others.classes.stream().filter(name -> !classes.contains(name)).findFirst().ifPresent(name -> {
			throw new InputException(CANNOT_TEST, "their class '" + name + "' is not among those to learn: "
				+ String.join(", ", classes), "name the classes alike, or leave its images out");
		});
		others.groups.stream().filter(group -> !group.isEmpty() && groups.contains(group)).findFirst().ifPresent(group -> {
			throw new InputException(CANNOT_TEST, "'" + group + "' is a group of both the images to learn from and those to test on",
				"keep each group on one side, or name them apart");
		});
		var theirs = others.truth.stream().map(labels -> labels.stream().map(others.classes::get).map(classes::indexOf)
			.collect(Collectors.toUnmodifiableSet()));
		return new ClassifiedImages(new JoinedImages(images, others.images), classes,
			Stream.concat(truth.stream(), theirs).toList(), Stream.concat(groups.stream(), others.groups.stream()).toList(), several);
	}

	/** @return for each image what it is kept together with: its group, or itself */
	public List<String> units() {
		return IntStream.range(0, images.count()).mapToObj(i -> groups.get(i).isEmpty() ? "image " + i
			: "group " + groups.get(i)).toList();
	}
}
