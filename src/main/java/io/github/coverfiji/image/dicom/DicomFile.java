package io.github.coverfiji.image.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.github.coverfiji.task.UnreadableImage;

/**
 * A DICOM file whose pixels can be read.
 *
 * @param path the file
 * @param header what it says
 * @param frames its planes
 */
public record DicomFile(Path path, DicomHeader header, DicomFrames frames) {

	private static final int LOOKED_AT = 32;
	private static final Set<Integer> WIDTHS = Set.of(Byte.SIZE, Short.SIZE, Integer.SIZE, Long.SIZE);
	private static final Set<String> MEANINGS = Set.of("", "MONOCHROME1", "MONOCHROME2", "PALETTE COLOR", "RGB", "ARGB",
		"YBR_FULL");
	private static final String CALLED_DICOM = ".*\\.(dcm|dicom|ima)";
	static final String BRIGHTNESS = "YBR_FULL";

	/**
	 * Reads the header.
	 *
	 * @param path a file
	 * @return the file
	 * @throws UnreadableImage if it is no DICOM file, holds no image, or one that cannot be read here
	 * @throws IOException if the disk refuses
	 */
	public static DicomFile of(Path path) throws IOException {
		var found = find(path);
		if (found.isEmpty()) throw path.toString().toLowerCase(Locale.ROOT).matches(CALLED_DICOM)
			? UnreadableImage.damaged("it is named as DICOM, but does not begin as one")
			: UnreadableImage.foreign("it is no DICOM file");
		return found.get();
	}

	/**
	 * Reads the header.
	 *
	 * @param path any file
	 * @return the file; empty if it is no DICOM file
	 * @throws UnreadableImage if it holds no image, or one that cannot be read here
	 * @throws IOException if the disk refuses
	 */
	public static Optional<DicomFile> find(Path path) throws IOException {
		var header = DicomReader.read(path);
		return header.isEmpty() ? Optional.empty() : Optional.of(of(path, header.get()));
	}

	private static DicomFile of(Path path, DicomHeader header) throws UnreadableImage {
		requireImage(header);
		requireNative(header);
		var frames = DicomFrames.of(header);
		requireKnown(frames);
		requireWhole(header, frames.format().frameBytes());
		return new DicomFile(path, header, frames);
	}

	private static void requireWhole(DicomHeader header, long frameBytes) throws UnreadableImage {
		var pixels = frameBytes * header.frames();
		if (header.pixels().length() < pixels) throw UnreadableImage.damaged(header.frames() + " planes of " + frameBytes
			+ " bytes, but " + header.pixels().length() + " bytes of pixels");
		var needed = header.pixels().offset() + pixels;
		if (header.bytes() < needed) throw UnreadableImage.cutOff(needed, header.bytes());
	}

	private static void requireImage(DicomHeader header) throws UnreadableImage {
		if (header.isDirectory()) throw UnreadableImage.foreign("it is a DICOMDIR, which lists DICOM files and holds no image");
		if (header.pixels().present() || header.syntax().isDeflated()) return;
		if (header.promisesImage()) throw UnreadableImage.cutOff("its pixels are missing");
		throw UnreadableImage.foreign("it is a DICOM file without an image: " + header.content());
	}

	private static void requireNative(DicomHeader header) throws UnreadableImage {
		var syntax = header.syntax();
		if (!syntax.isNative() || header.pixels().length() < 0) throw UnreadableImage.unsupported(
			"it is a DICOM file compressed by " + syntax.compression() + " (transfer syntax " + syntax.uid()
				+ "), which is not read here",
			"write it without compression, for example by " + syntax.remedy() + ", or open it with Bio-Formats (in Fiji:"
				+ " File > Import > Bio-Formats) and save it as TIFF, or leave it out");
		if (header.isSegmentation()) throw UnreadableImage.unsupported(
			"it is a DICOM segmentation, whose frames are masks of single segments",
			"turn it into label images, for example by segimage2itkimage (dcmqi) or in 3D Slicer, or leave it out");
	}

	private static void requireKnown(DicomFrames frames) throws UnreadableImage {
		var format = frames.format();
		if (!WIDTHS.contains(format.allocated())) throw unread("has " + format.allocated() + " bits a number");
		if (!MEANINGS.contains(frames.photometric())) throw unread("has colours written as " + frames.photometric());
		if (frames.photometric().equals(BRIGHTNESS) && (format.samples() != 3 || format.allocated() != Byte.SIZE))
			throw unread("has colours written as " + BRIGHTNESS + " in " + format.allocated() + " bits");
	}

	private static UnreadableImage unread(String how) {
		return UnreadableImage.unsupported("it is a DICOM file that " + how + ", which is not read here");
	}

	/**
	 * Looks at some of the planes.
	 *
	 * @return why ImageJ's own reader gives other values than these; empty if it gives the same
	 * @throws IOException as {@link #bytes(int)}
	 */
	public Optional<String> unknownToImageJ() throws IOException {
		var count = header.frames();
		for (var i = 0; i < count; i += Math.max(1, count / LOOKED_AT))
			if (frames.format().hasOtherBits(bytes(i)))
				return Optional.of("numbers of " + frames.format().stored() + " bits beside others");
		return frames.unknownToImageJ();
	}

	/**
	 * @param frame from 0
	 * @return the bytes of its numbers
	 * @throws IOException if the disk refuses, or the file is shorter than it was
	 */
	public byte[] bytes(int frame) throws IOException {
		var size = (int) frames.format().frameBytes();
		var start = (long) frame * size;
		if (!swapped()) return read(start, size);
		var before = (int) (start % 2);
		var words = read(start - before, before + size + (before + size) % 2);
		for (var i = 0; i < words.length; i += 2) {
			var first = words[i];
			words[i] = words[i + 1];
			words[i + 1] = first;
		}
		return Arrays.copyOfRange(words, before, before + size);
	}

	/** Numbers of one byte in words of two, the second first. */
	private boolean swapped() {
		return header.pixels().words() && frames.format().allocated() == Byte.SIZE && header.order() == ByteOrder.BIG_ENDIAN;
	}

	private byte[] read(long start, int count) throws IOException {
		var bytes = ByteBuffer.allocate(count);
		try (var channel = Files.newByteChannel(path)) {
			channel.position(frames.offset() + start);
			while (bytes.hasRemaining())
				if (channel.read(bytes) < 0) throw UnreadableImage.cutOff("its pixels are missing");
		}
		return bytes.array();
	}

	/**
	 * @param frame from 0
	 * @param raw whether numbers are wanted as they are allocated, for a table; else values
	 * @return an array for each sample: byte[] or short[] if raw, else float[]; bytes of red, green and blue where the file
	 *         holds brightness and differences of colour
	 * @throws IOException as {@link #bytes(int)}
	 */
	public Object[] planes(int frame, boolean raw) throws IOException {
		var bytes = bytes(frame);
		var planes = new Object[frames.format().samples()];
		for (var s = 0; s < planes.length; s++)
			if (frames.photometric().equals(BRIGHTNESS)) planes[s] = Colours.plane(frames.format(), bytes, s);
			else planes[s] = raw ? frames.format().plane(bytes, s) : frames.values(frame, bytes, s);
		return planes;
	}
}
