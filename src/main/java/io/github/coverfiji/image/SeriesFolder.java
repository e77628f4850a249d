package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.coverfiji.image.dicom.DicomFile;
import io.github.coverfiji.image.dicom.SeriesStack;
import io.github.coverfiji.image.dicom.SeriesStacks;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Uninterrupted;

/**
 * Finds the volumes among the DICOM files of a folder. A volume has the name of the folder; if there are several, an
 * underscore and the number of the series follow, and what tells echoes or time points of a series apart.
 */
final class SeriesFolder {

	private static final int NAMED = 5;

	private final Path folder;
	private final SeriesStacks stacks;
	private final PixelCache cache;
	private final Progress progress;

	private SeriesFolder(Path folder, SeriesStacks stacks, PixelCache cache, Progress progress) {
		this.folder = folder;
		this.stacks = stacks;
		this.cache = cache;
		this.progress = progress;
	}

	/**
	 * @param folder whose files they are
	 * @param files that can be read
	 * @param series what becomes of DICOM files that are slices of a volume
	 * @param cache keeps pixels
	 * @param progress hears which files become a volume, and which are left out
	 * @return the images, sorted by name
	 * @throws InputException if volumes are asked for and there are none
	 */
	static List<FolderImage> images(Path folder, List<Path> files, Series series, PixelCache cache, Progress progress) {
		if (series == Series.FILES) return files.stream().map(file -> FolderImage.of(file, cache)).toList();
		var slices = files.stream().map(SeriesFolder::dicom).flatMap(Optional::stream).toList();
		return new SeriesFolder(folder, SeriesStacks.of(slices), cache, progress).images(files, series);
	}

	/** @return whether a file may be a slice of a volume */
	static boolean isSlice(Path file) {
		return dicom(file).filter(d -> d.frames().places().size() == 1).isPresent();
	}

	private static Optional<DicomFile> dicom(Path file) {
		try {
			return Uninterrupted.of(() -> DicomFile.find(file));
		}
		catch (IOException e) {
			throw new InputException("Cannot read the image '" + file + "'", e.getMessage(),
				"leave the files alone until the job has ended, and check that they may be read", e);
		}
	}

	private List<FolderImage> images(List<Path> files, Series series) {
		var chosen = stacks.stacks().stream()
			.filter(series == Series.VOLUME ? SeriesStack::isStack : SeriesStack::isVolume).toList();
		if (chosen.isEmpty() && series == Series.VOLUME) throw new InputException("Cannot use the folder '" + folder + "'",
			"it holds no DICOM files that are slices of one volume", "set series to auto or files");
		stacks.stacks().stream().filter(stack -> stack.isStack() && !chosen.contains(stack)).forEach(this::tellSingle);
		if (chosen.isEmpty()) return files.stream().map(file -> FolderImage.of(file, cache)).toList();
		var gone = leftOut(chosen);
		var images = volumes(chosen);
		images.forEach(image -> gone.addAll(image.files()));
		files.stream().filter(file -> !gone.contains(file)).map(file -> FolderImage.of(file, cache)).forEach(images::add);
		images.sort(Comparator.comparing(FolderImage::name));
		return images;
	}

	private List<FolderImage> volumes(List<SeriesStack> chosen) {
		var volumes = new ArrayList<FolderImage>();
		var names = new HashSet<String>();
		for (var stack : chosen) {
			var wanted = name(stack, chosen.size() == 1);
			var name = wanted;
			for (var i = 2; !names.add(name); i++) name = wanted + "-" + i;
			volumes.add(volume(name, stack));
		}
		return volumes;
	}

	private String name(SeriesStack stack, boolean only) {
		var path = folder.toAbsolutePath().normalize().getFileName();
		var name = path == null ? "series" : path.toString();
		return only ? name : (name + "_" + stack.number() + " " + stack.mark()).strip().replaceAll("[^\\p{Alnum}._-]+", "-");
	}

	private FolderImage volume(String name, SeriesStack stack) {
		var files = stack.files();
		var calibration = DicomOpening.calibration(files.get(0), stack.gap());
		var format = files.get(0).frames().format();
		progress.log(files.size() + " DICOM files of series " + stack.number() + " are taken as the volume '" + name + "', "
			+ files.size() + " × " + format.height() + " × " + format.width() + " voxels of " + calibration.describe(3)
			+ ", in order of their positions from '" + fileName(files.get(0)) + "' to '" + fileName(files.get(files.size() - 1))
			+ "'. With series=files each would be an image.");
		stack.faults().forEach(fault -> progress.log("Volume '" + name + "': " + fault + "."));
		return new FolderImage(new CachedFile(folder.resolve(name), cache,
			() -> DicomPlanes.of(files, calibration, cache)), files.stream().map(DicomFile::path).toList());
	}

	private void tellSingle(SeriesStack stack) {
		var faults = stack.faults().isEmpty() ? "" : " (" + String.join("; ", stack.faults()) + ")";
		progress.log(stack.files().size() + " DICOM files of series " + stack.number() + " are not taken as a volume" + faults
			+ ": " + names(stack.files()) + ". With series=volume they would be one.");
	}

	/** Localizers and the like would be images of another kind between the volumes. */
	private Set<Path> leftOut(List<SeriesStack> chosen) {
		var besides = stacks.besides(chosen);
		if (!besides.isEmpty()) progress.log("Left out " + besides.size() + " DICOM files of the same examination that are no"
			+ " slices of these volumes, such as localizers: " + names(besides) + ".");
		var copies = stacks.copies(chosen);
		if (!copies.isEmpty()) progress.log("Left out " + copies.size() + " DICOM files at the depth of other slices: "
			+ names(copies) + ".");
		var gone = besides.stream().map(DicomFile::path).collect(Collectors.toCollection(HashSet::new));
		copies.forEach(file -> gone.add(file.path()));
		return gone;
	}

	private static String names(Collection<DicomFile> files) {
		var named = files.stream().limit(NAMED).map(file -> "'" + fileName(file) + "'").collect(Collectors.joining(", "));
		return files.size() > NAMED ? named + " and " + (files.size() - NAMED) + " more" : named;
	}

	private static String fileName(DicomFile file) {
		return file.path().getFileName().toString();
	}
}
