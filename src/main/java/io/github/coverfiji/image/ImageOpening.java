package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import ij.ImagePlus;
import ij.io.Opener;
import ij.plugin.FileInfoVirtualStack;
import io.github.coverfiji.image.foreign.ForeignImage;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Uninterrupted;
import io.github.coverfiji.task.UnreadableImage;

/**
 * Opens files that ImageJ reads by itself, or Bio-Formats where it is installed; no plugin is asked (some of them show
 * dialogs), and no window opens. Every fault is an IOException whose message is a reason that can stand after "because".
 */
final class ImageOpening {

	private static final Set<Integer> READ_BY_IMAGEJ = Set.of(Opener.TIFF, Opener.DICOM, Opener.TIFF_AND_DICOM,
		Opener.PNG, Opener.JPEG, Opener.GIF, Opener.BMP, Opener.FITS, Opener.PGM);
	private static final byte[] PNG_END = "IEND".getBytes(StandardCharsets.US_ASCII);
	private static final byte[] GIF_END = { 0, 0x3b };
	private static final byte[] JPEG_END = { (byte) 0xff, (byte) 0xd9 };
	private static final byte[] BIG_TIFF_LITTLE = { 'I', 'I', 43, 0 };
	private static final byte[] BIG_TIFF_BIG = { 'M', 'M', 0, 43 };
	/** Some programs put a little behind the end mark. */
	private static final int TAIL = 1024;

	private ImageOpening() {}

	/**
	 * Finds out whether a file can be read: of TIFF and DICOM the header is enough, other files are read once.
	 *
	 * @return sentences about what of the file is not used, for the log; mostly none
	 * @throws IOException saying why it cannot
	 */
	static List<String> check(Path file) throws IOException {
		return Uninterrupted.of(
			() -> OtherReader.orElse(file.toAbsolutePath(), ImageOpening::checked, ForeignImage::notes));
	}

	private static List<String> checked(Path absolute) throws IOException {
		var type = type(absolute);
		if (isDicom(type)) return DicomOpening.check(absolute);
		if (type != Opener.TIFF) {
			whole(absolute, type);
			return type == Opener.PNG ? PngHead.notes(absolute) : List.of();
		}
		var content = TiffContent.of(absolute);
		if (content.byImageJ()) TiffSize.of(absolute).requireWhole(absolute);
		return content.notes();
	}

	/**
	 * @param file the file
	 * @param cache keeps planes of what is read plane by plane
	 * @param virtualAbove a TIFF stack of more bytes is read plane by plane instead of into memory
	 * @return its planes
	 * @throws IOException saying why it cannot be read
	 */
	static Planes open(Path file, PixelCache cache, long virtualAbove) throws IOException {
		return Uninterrupted.of(() -> OtherReader.orElse(file.toAbsolutePath(), f -> opened(f, cache, virtualAbove),
			image -> OtherReader.planes(image, cache, virtualAbove)));
	}

	private static Planes opened(Path absolute, PixelCache cache, long virtualAbove) throws IOException {
		var type = type(absolute);
		if (isDicom(type)) return DicomOpening.open(absolute, cache);
		if (type == Opener.TIFF) {
			var content = TiffContent.of(absolute);
			if (!content.byImageJ()) return TiffPlanes.of(content, cache);
			var size = TiffSize.of(absolute);
			size.requireWhole(absolute);
			if (size.virtual() && size.planes() > 1 && size.pixelBytes() > virtualAbove)
				return virtual(absolute, size, cache);
		}
		return Planes.of(whole(absolute, type), cache);
	}

	private static ImagePlus whole(Path file, int type) throws IOException {
		requireSound(file, type);
		return image(QuietImageJ.call(() -> {
			var opener = opener();
			opener.setSilentMode(true);
			return opener.openImage(file.getParent().toString(), file.getFileName().toString());
		}));
	}

	/** What ImageJ opens as if it were whole, or answers by a trace on the console. */
	private static void requireSound(Path file, int type) throws IOException {
		switch (type) {
			case Opener.PNG -> {
				requireEnd(file, PNG_END);
				PngHead.notes(file);
			}
			case Opener.GIF -> requireEnd(file, GIF_END);
			case Opener.BMP -> BmpHead.requireSound(file);
			case Opener.PGM -> PgmHead.requireWhole(file);
			case Opener.FITS -> FitsHead.requireWhole(file);
			case Opener.JPEG -> {
				requireEnd(file, JPEG_END);
				JpegContent.requireSound(file);
			}
			default -> { }
		}
	}

	/** ImageJ gives black planes of a file that is gone or was cut off meanwhile, so its length is checked each time. */
	private static Planes virtual(Path file, TiffSize size, PixelCache cache) throws IOException {
		var planes = Planes.of(virtualImage(file, size), cache);
		return new Planes(planes.layout(), i -> {
			try {
				size.requireWhole(file);
			}
			catch (IOException e) {
				throw new InputException("Cannot go on reading '" + file + "'",
					"it was changed while in use: " + e.getMessage(),
					"leave the file alone until the job has ended", e);
			}
			return planes.pixels().apply(i);
		}, planes.bytes(), true);
	}

	/**
	 * @param file a TIFF file
	 * @return its planes as ImageJ shows them, read when looked at
	 * @throws IOException saying why it cannot be read so
	 */
	static ImagePlus virtualImage(Path file) throws IOException {
		var absolute = file.toAbsolutePath();
		if (type(absolute) != Opener.TIFF) throw new IOException("it is no TIFF file");
		var size = TiffSize.of(absolute);
		size.requireWhole(absolute);
		return virtualImage(absolute, size);
	}

	private static ImagePlus virtualImage(Path file, TiffSize size) throws IOException {
		if (!size.virtual()) throw new IOException("ImageJ cannot read its planes one by one");
		var image = image(QuietImageJ.call(() -> FileInfoVirtualStack.openVirtual(file.toString())));
		var noted = image.getOriginalFileInfo().properties; // which ImageJ forgets of virtual stacks
		if (noted != null) image.setProperties(noted);
		return image;
	}

	private static ImagePlus image(QuietImageJ.Answer<ImagePlus> answer) throws IOException {
		return answer.result().filter(i -> i.getWidth() > 0 && i.getHeight() > 0).orElseThrow(
			() -> UnreadableImage.damaged(answer.fault()));
	}

	private static boolean isDicom(int type) {
		return type == Opener.DICOM || type == Opener.TIFF_AND_DICOM;
	}

	/**
	 * @return ImageJ's number of the format
	 * @throws IOException saying why it is none that can be read
	 */
	static int type(Path file) throws IOException {
		UnknownFile.requireContent(file);
		var type = isBigTiff(file) ? Opener.TIFF : opener().getFileType(file.toString());
		if (!READ_BY_IMAGEJ.contains(type) || UnknownFile.isDeceptive(file, type)) throw UnknownFile.reason(file, type);
		return type;
	}

	/** ImageJ does not know it. */
	private static boolean isBigTiff(Path file) throws IOException {
		var head = new byte[BIG_TIFF_LITTLE.length];
		try (var in = Files.newInputStream(file)) {
			in.readNBytes(head, 0, head.length);
		}
		return Arrays.equals(head, BIG_TIFF_LITTLE) || Arrays.equals(head, BIG_TIFF_BIG);
	}

	/** Where Bio-Formats is installed, ImageJ would leave OME-TIFF to it, and it may ask questions in a window. */
	private static Opener opener() {
		var opener = new Opener();
		opener.doNotUseBioFormats();
		return opener;
	}

	private static void requireEnd(Path file, byte[] mark) throws IOException {
		try (var bytes = Files.newByteChannel(file)) {
			bytes.position(Math.max(0, bytes.size() - TAIL));
			var tail = ByteBuffer.allocate(TAIL);
			while (bytes.read(tail) > 0);
			for (var i = tail.position() - mark.length; i >= 0; i--)
				if (tail.slice(i, mark.length).equals(ByteBuffer.wrap(mark))) return;
		}
		throw UnreadableImage.cutOff("its end is missing");
	}
}
