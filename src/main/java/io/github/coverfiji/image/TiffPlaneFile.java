package io.github.coverfiji.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.InputException;

/**
 * Writes the planes of a result to an ImageJ TIFF as they come; memory does not grow with their number. The file appears
 * under its name when it is finished, whole.
 *
 * <p>The file holds the planes in one piece, uncompressed, with calibration, display ranges, colours and slice labels as
 * ImageJ writes them. Up to 4 GB every plane has its TIFF directory, and any program sees all planes. TIFF cannot tell
 * where a plane beyond 4 GB lies, and ImageJ cannot read BigTIFF; a larger file therefore has one directory, and its
 * ImageDescription says how many planes follow, as ImageJ itself does it. ImageJ, Bio-Formats and tifffile read such a
 * file as a whole, other programs may show its first plane alone.
 */
public final class TiffPlaneFile implements PlaneSink {

	private static final int CHUNK = 1 << 16;

	private final Path target;
	private final PlaneFormat format;
	private final PixelCache cache;
	private final AtomicFile file;
	private final OutputStream out;
	private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
	private int planes;
	private boolean closed;

	private TiffPlaneFile(Path target, PlaneFormat format, PixelCache cache, AtomicFile file, OutputStream out) {
		this.target = target;
		this.format = format;
		this.cache = cache;
		this.file = file;
		this.out = out;
	}

	/**
	 * @param file where to; replaced, if it exists, when all is written. Its folder is made if missing
	 * @param format what the planes are; a plane has less than 2 GB
	 * @param cache keeps planes of the finished result when they are read
	 * @return the file, its head written
	 * @throws InputException if the disk has too little space left, the folder cannot be written to, or ImageJ could not
	 *           read planes so large
	 */
	public static TiffPlaneFile create(Path file, PlaneFormat format, PixelCache cache) {
		return create(file, format, cache, TiffHead.of(format), Disk.REAL);
	}

	/**
	 * @param head of the file
	 * @param disk where the bytes go
	 */
	static TiffPlaneFile create(Path file, PlaneFormat format, PixelCache cache, TiffHead head, Disk disk) {
		if (format.planeBytes() > Integer.MAX_VALUE)
			throw new InputException("Cannot write '" + file + "'", "one plane has " + format.planeBytes()
				+ " bytes, and ImageJ reads planes of less than 2 GB", "split the image in X or Y");
		var atomic = AtomicFile.open(file);
		try {
			requireSpace(file, head.bytes() + format.bytes(), disk.free(atomic.temporary().getParent()));
			var opened = new TiffPlaneFile(file, format, cache, atomic, disk.open(atomic.temporary()));
			opened.attempt(head::write);
			return opened;
		}
		catch (IOException e) {
			throw atomic.refused(e);
		}
	}

	private static void requireSpace(Path file, long needed, long free) {
		if (free < needed)
			throw new InputException("Cannot write '" + file + "'", "it needs " + needed + " bytes, but the disk has "
				+ free + " bytes free", "make room on the disk or choose another folder");
	}

	@Override
	public PlaneFormat format() {
		return format;
	}

	@Override
	public void put(Object pixels) {
		if (closed || planes == format.planes()) throw new IllegalStateException(target + " takes no more planes");
		format.require(pixels);
		attempt(to -> write(pixels, to));
		planes++;
	}

	@Override
	public CalibratedImage finish() {
		if (closed || planes != format.planes())
			throw new IllegalStateException(target + " has " + planes + " of " + format.planes() + " planes");
		attempt(OutputStream::close);
		closed = true;
		try (file) {
			file.commit();
		}
		return new CachedFile(target, cache, 0).image();
	}

	@Override
	public void close() {
		if (closed) return;
		closed = true;
		try (file) {
			out.close();
		}
		catch (IOException e) {
			throw file.refused(e);
		}
	}

	private void write(Object pixels, OutputStream to) throws IOException {
		var length = format.width() * format.height();
		var bytes = format.bits() / Byte.SIZE;
		var piece = CHUNK / bytes;
		for (var i = 0; i < length; i += piece) {
			var n = Math.min(piece, length - i);
			fill(pixels, i, n);
			to.write(chunk.array(), 0, n * bytes);
		}
	}

	private void fill(Object pixels, int from, int count) {
		chunk.clear();
		if (pixels instanceof byte[] bytes) chunk.put(bytes, from, count);
		else if (pixels instanceof short[] shorts) chunk.asShortBuffer().put(shorts, from, count);
		else chunk.asFloatBuffer().put((float[]) pixels, from, count);
	}

	/** A fault ends the file: what was written goes. */
	private void attempt(Writing writing) {
		try {
			writing.to(out);
		}
		catch (IOException e) {
			try (this) {
				throw file.refused(e);
			}
		}
	}

	@FunctionalInterface
	private interface Writing {

		void to(OutputStream out) throws IOException;
	}

	/** Where the bytes go. */
	interface Disk {

		/** The disk of the folder. */
		Disk REAL = new Disk() {};

		/** @return bytes that can still be written */
		default long free(Path folder) throws IOException {
			return Files.getFileStore(folder).getUsableSpace();
		}

		/** @return a new file */
		default OutputStream open(Path file) throws IOException {
			return Files.newOutputStream(file);
		}
	}
}
