package io.github.coverfiji.image.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.coverfiji.task.UnreadableImage;

/** What a file is that ImageJ does not know. */
public final class ForeignFile {

	private static final String CELLPOSE = "_seg.npy";
	private static final String NO_IMAGE = "it is no image file";

	private ForeignFile() {}

	/**
	 * @param file a file of no kind that ImageJ reads by itself, or a folder
	 * @return why it is not read: an image of another kind (unsupported), a file that is not what it is called (damaged) or
	 *         no image (foreign)
	 * @throws IOException if it cannot be looked into
	 */
	public static UnreadableImage reason(Path file) throws IOException {
		if (Files.isDirectory(file)) return ofFolder(file);
		var header = ImageFormat.header(file);
		if (header.isPresent())
			return UnreadableImage.foreign("it holds the pixels of '" + header.get().getFileName() + "' and is read with it");
		if (file.getFileName().toString().endsWith(CELLPOSE))
			return UnreadableImage.foreign("it holds what Cellpose found in the image beside it");
		return ImageFormat.of(file, head(file)).map(ForeignFile::reason).orElseGet(() -> UnreadableImage.foreign(NO_IMAGE));
	}

	/** Some images are folders. */
	private static UnreadableImage ofFolder(Path folder) {
		return ImageFormat.byName(folder).filter(f -> f.way() == ImageFormat.Way.FIJI).map(ForeignFile::reason)
			.orElseGet(() -> UnreadableImage.foreign("it is a folder"));
	}

	/**
	 * @param file its name counts
	 * @return whether it is called as an image, of whatever kind
	 */
	public static boolean isCalledImage(Path file) {
		return ImageFormat.byName(file).isPresent();
	}

	private static UnreadableImage reason(ImageFormat format) {
		if (format.way() == ImageFormat.Way.IMAGEJ)
			return UnreadableImage.damaged("it is named as " + format.name() + ", but does not begin as one");
		var what = "it is an image of the kind " + format.name() + ", which ImageJ alone does not read";
		return format.way().remedy().isEmpty() ? UnreadableImage.unsupported(what)
			: UnreadableImage.unsupported(what, format.way().remedy());
	}

	private static byte[] head(Path file) throws IOException {
		try (var in = Files.newInputStream(file)) {
			return in.readNBytes(FormatMark.HEAD);
		}
	}
}
