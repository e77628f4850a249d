package io.github.coverfiji.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import io.github.coverfiji.image.FileSource;
import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Which class each image file has: a table with the columns {@code file}, {@code label} and perhaps {@code group}, or a
 * folder with a subfolder for each class.
 *
 * @param path the table or folder
 * @param rows an image each
 */
record LabelTable(Path path, List<Row> rows) {

	private static final String FILE = "file";
	private static final String LABEL = "label";
	private static final String GROUP = "group";

	/**
	 * An image.
	 *
	 * @param file as the table writes it, or subfolder and name
	 * @param label as the table writes it, or the subfolder; empty if the table has no labels
	 * @param group as the table writes it, else empty
	 */
	record Row(String file, String label, String group) {}

	/**
	 * @param path the table or folder
	 * @param progress hears of files that are left out
	 * @return its images; of folders those that can be read
	 * @throws InputException if it is no such table or folder, or names a file twice
	 */
	static LabelTable open(Path path, Progress progress) {
		return Files.isDirectory(path) ? ofFolder(path, progress) : ofTable(CsvTable.read(path));
	}

	private static LabelTable ofTable(CsvTable table) {
		var file = table.required(FILE);
		var label = table.column(LABEL);
		var group = table.column(GROUP);
		var lines = new HashMap<String, Integer>();
		var rows = new ArrayList<Row>();
		for (var row : table.rows()) {
			var name = row.cells().get(file);
			if (name.isEmpty()) throw table.fault("line " + row.line() + " names no file", "name it, or take the line out");
			var before = lines.put(name, row.line());
			if (before != null) throw table.fault("lines " + before + " and " + row.line() + " name the same file '" + name + "'",
				"keep one of them; several labels of an image stand in one cell with ; between them");
			rows.add(new Row(name, label < 0 ? "" : row.cells().get(label), group < 0 ? "" : row.cells().get(group)));
		}
		return new LabelTable(table.file(), rows);
	}

	private static LabelTable ofFolder(Path folder, Progress progress) {
		var classes = FolderSource.subfolders(folder);
		if (classes.isEmpty()) throw new InputException("Cannot use the folder '" + folder + "'",
			"it has no subfolders, and each class needs one",
			"sort the images into a subfolder for each class, or give a table with the columns file,label");
		var rows = new ArrayList<Row>();
		for (var name : classes) {
			var images = FolderSource.open(folder.resolve(name), progress);
			for (int i = 0; i < images.count(); i++)
				rows.add(new Row(name + "/" + images.name(i), name, ""));
		}
		return new LabelTable(folder, rows);
	}

	/**
	 * @param cache keeps pixels that are read again
	 * @param progress hears of each file
	 * @return the images
	 * @throws InputException naming the files of a table that cannot be read
	 */
	FileSource images(PixelCache cache, Progress progress) {
		var folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
		var images = FileSource.of(folder, rows.stream().map(Row::file).toList(), cache);
		return Files.isDirectory(path) ? images : images.requireReadable(path, progress);
	}
}
