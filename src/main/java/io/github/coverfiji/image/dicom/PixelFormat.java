package io.github.coverfiji.image.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.github.coverfiji.task.UnreadableImage;

/**
 * How the bytes of a frame are numbers.
 *
 * @param width columns, from 1
 * @param height rows, from 1
 * @param samples numbers of a pixel: 1 grey, 3 colours
 * @param allocated bits that a number takes: 8, 16, 32, or 64
 * @param stored bits of it that count, the lower ones
 * @param signed whether they are signed
 * @param real whether they are floating point numbers
 * @param interleaved whether the samples of a pixel stand side by side, not plane by plane
 * @param order of the bytes
 */
public record PixelFormat(int width, int height, int samples, int allocated, int stored, boolean signed, boolean real,
	boolean interleaved, ByteOrder order)
{

	/**
	 * @param header of a file with pixels
	 * @return how they are written
	 * @throws UnreadableImage if the header contradicts itself
	 */
	static PixelFormat of(DicomHeader header) throws UnreadableImage {
		var e = header.elements();
		var real = header.pixels().tag() != DicomTag.PIXELS;
		var allocated = real ? header.pixels().tag() == DicomTag.FLOAT_PIXELS ? Float.SIZE : Double.SIZE
			: e.integer(DicomTag.BITS_ALLOCATED).orElse(16);
		var format = new PixelFormat(e.integer(DicomTag.COLUMNS).orElse(0), e.integer(DicomTag.ROWS).orElse(0),
			e.integer(DicomTag.SAMPLES).orElse(1), allocated, e.integer(DicomTag.BITS_STORED).orElse(allocated),
			e.integer(DicomTag.SIGNED).orElse(0) == 1, real, e.integer(DicomTag.PLANAR).orElse(0) == 0, header.order());
		format.requireSound();
		return format;
	}

	private void requireSound() throws UnreadableImage {
		if (width == 0 || height == 0) throw UnreadableImage.damaged("planes of " + width + " × " + height);
		if (samples == 0) throw UnreadableImage.damaged("pixels without a sample");
		if (!real && (stored < 1 || stored > allocated))
			throw UnreadableImage.damaged(stored + " bits stored in numbers of " + allocated);
		if (frameBytes() > Integer.MAX_VALUE - Long.BYTES) throw UnreadableImage.damaged("planes of " + frameBytes() + " bytes");
	}

	/** @return bytes of a frame */
	public long frameBytes() {
		return (long) width * height * samples * allocated / Byte.SIZE;
	}

	/** @return whether each number is one of at most 65,536, so that a table can say its value */
	public boolean fitsTable() {
		return !real && allocated <= Short.SIZE;
	}

	/** @return whether the numbers as they stand are the numbers meant */
	boolean isPlain() {
		return !signed && stored == allocated;
	}

	/** @return whether bits that do not count say something else than the number does to who takes them along */
	boolean hasOtherBits(byte[] frame) {
		var plane = plane(frame, 0);
		if (!(plane instanceof short[] shorts) || stored == allocated) return false;
		for (var raw : shorts)
			if (number(Short.toUnsignedLong(raw)) != (signed ? raw : Short.toUnsignedLong(raw))) return true;
		return false;
	}

	/**
	 * @param raw the bits allocated, as an unsigned number
	 * @return the number stored in them: other bits are left out, the sign is carried on
	 */
	long number(long raw) {
		var unused = Long.SIZE - stored;
		return signed ? raw << unused >> unused : raw << unused >>> unused;
	}

	/**
	 * @param frame bytes of a frame
	 * @param sample which of the pixels' numbers, from 0
	 * @return byte[] or short[] with the bits as they are allocated; of wider numbers double[] with the numbers stored
	 */
	public Object plane(byte[] frame, int sample) {
		var bytes = ByteBuffer.wrap(frame).order(order);
		var count = width * height;
		var step = interleaved ? samples : 1;
		var first = interleaved ? sample : sample * count;
		return switch (allocated) {
			case 8 -> {
				var plane = new byte[count];
				for (var i = 0; i < count; i++) plane[i] = frame[first + i * step];
				yield plane;
			}
			case 16 -> {
				var plane = new short[count];
				for (var i = 0; i < count; i++) plane[i] = bytes.getShort(Short.BYTES * (first + i * step));
				yield plane;
			}
			default -> {
				var plane = new double[count];
				for (var i = 0; i < count; i++) plane[i] = wide(bytes, first + i * step);
				yield plane;
			}
		};
	}

	private double wide(ByteBuffer bytes, int i) {
		if (real) return allocated == Float.SIZE ? bytes.getFloat(Float.BYTES * i) : bytes.getDouble(Double.BYTES * i);
		var number = number(allocated == Integer.SIZE ? bytes.getInt(Integer.BYTES * i) : bytes.getLong(Long.BYTES * i));
		return number < 0 && !signed ? number + 0x1p64 : number;
	}
}
