package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.UnreadableImage;

/**
 * The image files of a folder, sorted by name, without hidden files and subfolders. Files are read when pixels are
 * touched; a cache keeps those used last. May be used from several threads.
 */
public final class FolderSource implements ImageSource {

	private static final int PEEKED = 3;
	/** Files without images that are named one by one. */
	private static final int NAMED = 5;

	private final List<FolderImage> images;
	private final List<Skipped> skipped;

	/**
	 * A file that is not used.
	 *
	 * @param name file name
	 * @param why what is wrong with it
	 * @param image whether it is meant to be an image; what else stands in a folder may stand there
	 */
	public record Skipped(String name, String why, boolean image) {}

	private FolderSource(List<FolderImage> images, List<Skipped> skipped) {
		this.images = images;
		this.skipped = List.copyOf(skipped);
	}

	/**
	 * Checks every file: TIFF by its header, others by reading them once. What cannot be read is logged and skipped, and so
	 * is what is no image at all.
	 *
	 * @param folder the folder
	 * @param p hears each skipped file and their number; may cancel
	 * @return the readable files, at least one; a cache of their own holds pixels, up to a quarter of the memory
	 * @throws InputException if the folder is missing or empty, or no file of it can be read
	 */
	public static FolderSource open(Path folder, Progress p) {
		return open(folder, PixelCache.ofQuarterHeap(), p);
	}

	/** As {@link #open(Path, Series, PixelCache, Progress)}, each file an image. */
	public static FolderSource open(Path folder, PixelCache cache, Progress p) {
		return open(folder, Series.FILES, cache, p);
	}

	/**
	 * As {@link #open(Path, Progress)}.
	 *
	 * @param folder the folder
	 * @param series what becomes of DICOM files that are slices of a volume
	 * @param cache keeps the pixels read last; TIFF stacks of more than half of its budget are read plane by plane
	 * @param p hears each skipped file, and which files are taken as a volume
	 * @return the readable files and the volumes, sorted by name
	 */
	public static FolderSource open(Path folder, Series series, PixelCache cache, Progress p) {
		var found = some(folder);
		var readable = new ArrayList<Path>();
		var skipped = new ArrayList<Skipped>();
		var notes = new LinkedHashMap<String, List<String>>();
		var stage = p.stage("Checking files", found.size());
		for (var file : found) {
			for (var note : check(file, readable, skipped))
				notes.computeIfAbsent(note, n -> new ArrayList<>()).add(file.getFileName().toString());
			stage.reached(readable.size() + skipped.size());
		}
		notes.forEach((note, files) -> p.log("'" + files.get(0) + "'"
			+ (files.size() > 1 ? " and " + (files.size() - 1) + " more" : "") + ": " + note + "."));
		tell(folder, skipped, p);
		if (readable.isEmpty())
			throw fault(folder, "none of its " + found.size() + " files can be read; the first is '" + skipped.get(0).name()
				+ "': " + skipped.get(0).why(), "choose a folder with TIFF, PNG, JPEG or DICOM files");
		if (!skipped.isEmpty())
			p.log("Using " + readable.size() + " of " + found.size() + " files of '" + folder + "', skipped " + skipped.size()
				+ ".");
		return new FolderSource(SeriesFolder.images(folder, readable, series, cache, p), skipped);
	}

	private static void tell(Path folder, List<Skipped> skipped, Progress p) {
		skipped.stream().filter(Skipped::image).forEach(s -> p.log("Skipped '" + s.name() + "': " + s.why() + "."));
		var foreign = skipped.stream().filter(s -> !s.image()).toList();
		foreign.stream().limit(NAMED).forEach(s -> p.log("Left out '" + s.name() + "': " + s.why() + "."));
		if (foreign.size() > NAMED) p.log("Left out " + (foreign.size() - NAMED) + " more files that are no images.");
		var subfolders = subfolders(folder);
		if (!subfolders.isEmpty()) p.log("Left out what is in " + subfolders.size() + " subfolders, such as '" + subfolders.get(0)
			+ "': images are taken from the folder itself.");
	}

	/**
	 * @param folder a folder
	 * @return whether a file of it may be an image, by its first bytes or its name
	 * @throws InputException if it may not be read
	 */
	public static boolean hasImages(Path folder) {
		return list(folder).stream().anyMatch(file -> {
			try {
				ImageOpening.type(file);
				return true;
			}
			catch (IOException e) {
				return !isForeign(e);
			}
		});
	}

	/**
	 * @param folder a folder
	 * @return names of its subfolders that are not hidden, sorted
	 * @throws InputException if it may not be read
	 */
	public static List<String> subfolders(Path folder) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.filter(Files::isDirectory).map(entry -> entry.getFileName().toString())
				.filter(name -> !name.startsWith(".")).sorted().toList();
		}
		catch (IOException e) {
			throw denied(folder, e);
		}
	}

	/**
	 * @param folder a folder
	 * @return how many files there are in it that may be images, at least 1
	 * @throws InputException if there are none, or it may not be read
	 */
	public static int requireFiles(Path folder) {
		return some(folder).size();
	}

	/**
	 * @param folder a folder
	 * @return names of the files in it that may be images
	 * @throws InputException if it may not be read
	 */
	public static List<String> names(Path folder) {
		return list(folder).stream().map(file -> file.getFileName().toString()).toList();
	}

	/**
	 * Looks at a few files only, at all headers if the first is a DICOM file that may be a slice of a volume.
	 *
	 * @param folder a folder
	 * @param series what becomes of DICOM files that are slices of a volume
	 * @return the first image in it; empty if the first files are none
	 * @throws InputException if the folder may not be read
	 */
	public static Optional<CalibratedImage> first(Path folder, Series series) {
		var readable = new ArrayList<Path>();
		list(folder).stream().limit(PEEKED).forEach(file -> check(file, readable, new ArrayList<>()));
		if (readable.isEmpty()) return Optional.empty();
		return Optional.of(series != Series.FILES && SeriesFolder.isSlice(readable.get(0))
			? open(folder, series, PixelCache.ofQuarterHeap(), Progress.SILENT).get(0) : ImageFiles.open(readable.get(0)));
	}

	/** @return the files that cannot be read, sorted by name */
	public List<Skipped> skipped() {
		return skipped;
	}

	@Override
	public int count() {
		return images.size();
	}

	@Override
	public String name(int i) {
		return images.get(i).name();
	}

	@Override
	public CalibratedImage get(int i) {
		return images.get(i).content().image();
	}

	/**
	 * @param i 0 … count − 1
	 * @return the files that the image consists of, at least one
	 */
	public List<Path> files(int i) {
		return images.get(i).files();
	}

	private static List<String> check(Path file, List<Path> readable, List<Skipped> skipped) {
		try {
			var notes = ImageOpening.check(file);
			readable.add(file);
			return notes;
		}
		catch (IOException e) {
			skipped.add(new Skipped(file.getFileName().toString(), e.getMessage(), !isForeign(e)));
			return List.of();
		}
	}

	private static boolean isForeign(IOException why) {
		return why instanceof UnreadableImage fault && fault.kind() == UnreadableImage.Kind.FOREIGN;
	}

	private static List<Path> some(Path folder) {
		var found = list(folder);
		if (found.isEmpty()) throw fault(folder, "it holds no files", "put the images directly into it");
		return found;
	}

	/** @return the files that are offered as images, sorted by name */
	static List<Path> list(Path folder) {
		if (!Files.isDirectory(folder)) throw fault(folder, "there is no such folder", "check the path");
		var files = new ArrayList<Path>();
		try (var entries = Files.newDirectoryStream(folder)) {
			for (var entry : entries)
				if (Files.isRegularFile(entry) && isOffered(entry))
					files.add(entry.toAbsolutePath());
		}
		catch (IOException e) {
			throw denied(folder, e);
		}
		files.sort(null);
		return files;
	}

	/** Hidden files and the table of classes are no images and need no word. */
	private static boolean isOffered(Path file) throws IOException {
		var name = file.getFileName().toString();
		return !Files.isHidden(file) && !name.startsWith(".") && !name.equals(LabelClasses.FILE);
	}

	private static InputException denied(Path folder, IOException e) {
		return new InputException("Cannot use the folder '" + folder + "'", e.toString(), "check that you may read it", e);
	}

	private static InputException fault(Path folder, String why, String remedy) {
		return new InputException("Cannot use the folder '" + folder + "'", why, remedy);
	}
}
