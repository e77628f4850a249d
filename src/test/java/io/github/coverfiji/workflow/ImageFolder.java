package io.github.coverfiji.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.ImageJImages;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.PatchReader;
import io.github.coverfiji.image.Sample;

/** Writes folders of images, good and broken. */
final class ImageFolder {

	private ImageFolder() {}

	/** Writes a plane as a 32-bit TIFF. */
	static void save(CalibratedImage image, Path file) {
		var values = PatchReader.read(Sample.of(image, 2, Normalisation.none().fit(image)), new long[2], image.size(2));
		ImageFiles.saveTiff(ImageJImages.floats(file.getFileName().toString(), values, image, List.of()), file);
	}

	/** Writes {@code count} good images, {@code 0.tif} and on. */
	static Path good(Path folder, int count) throws IOException {
		Files.createDirectories(folder);
		for (var i = 0; i < count; i++) save(Runs.image(i), folder.resolve(i + ".tif"));
		return folder;
	}

	/** Adds a text named as an image, and the first half of an image. */
	static void spoil(Path folder) throws IOException {
		Files.writeString(folder.resolve("note.tif"), "no image");
		save(Runs.image(9), folder.resolve("cut.tif"));
		var bytes = Files.readAllBytes(folder.resolve("cut.tif"));
		Files.write(folder.resolve("cut.tif"), Arrays.copyOf(bytes, bytes.length / 2));
	}
}
