package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Image files by name, in an order of their own. Read when pixels are touched; may be used from several threads. */
public final class FileSource implements ImageSource {

	private static final int NAMED = 5;

	private final Path folder;
	private final List<String> names;
	private final List<CachedFile> files;

	private FileSource(Path folder, List<String> names, List<CachedFile> files) {
		this.folder = folder;
		this.names = List.copyOf(names);
		this.files = files;
	}

	/**
	 * @param folder that names without a root are looked for in
	 * @param names of the files, which also name the images
	 * @param cache keeps the pixels read last
	 * @return the images; whether they can be read is not known yet
	 * @throws InputException if a name can be none of a file
	 */
	public static FileSource of(Path folder, List<String> names, PixelCache cache) {
		return new FileSource(folder, names, names.stream().map(name -> new CachedFile(path(folder, name), cache)).toList());
	}

	private static Path path(Path folder, String name) {
		try {
			return folder.resolve(name).toAbsolutePath();
		}
		catch (InvalidPathException e) {
			throw new InputException("Cannot use the file '" + name + "'", "that is no name of a file (" + e.getReason() + ")",
				"mend the name", e);
		}
	}

	/**
	 * Checks every file, as {@link FolderSource} does, but leaves none out.
	 *
	 * @param list where the names come from, for the message
	 * @param progress hears of each file; may cancel
	 * @return this
	 * @throws InputException naming those that are missing or damaged
	 */
	public FileSource requireReadable(Path list, Progress progress) {
		var faults = new ArrayList<String>();
		var stage = progress.stage("Checking files", names.size());
		for (var i = 0; i < names.size(); i++) {
			try {
				ImageOpening.check(path(folder, names.get(i)));
			}
			catch (IOException e) {
				faults.add("'" + names.get(i) + "' (" + e.getMessage() + ")");
			}
			stage.reached(i + 1);
		}
		if (faults.isEmpty()) return this;
		var more = faults.size() > NAMED ? " and " + (faults.size() - NAMED) + " more" : "";
		throw new InputException("Cannot use the table '" + list + "'", faults.size() + " of its " + names.size()
			+ " files cannot be read: " + String.join(", ", faults.subList(0, Math.min(NAMED, faults.size()))) + more,
			"mend their names (they are looked for in '" + folder + "' unless absolute), or take their rows out");
	}

	@Override
	public int count() {
		return names.size();
	}

	@Override
	public String name(int i) {
		return names.get(i);
	}

	@Override
	public CalibratedImage get(int i) {
		var image = files.get(i).image();
		return new CalibratedImage(names.get(i), image.pixels(), image.axes(), image.calibration());
	}
}
