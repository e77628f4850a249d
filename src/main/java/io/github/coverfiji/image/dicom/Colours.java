package io.github.coverfiji.image.dicom;

/** Red, green and blue of pixels that hold brightness and two differences of colour (YBR_FULL), as JPEG has them. */
public final class Colours {

	private static final int MIDDLE = 128;

	private Colours() {}

	/**
	 * @param format of 8-bit numbers, three for a pixel
	 * @param frame bytes of a frame
	 * @param colour 0 red, 1 green, 2 blue
	 * @return that colour of each pixel, 0 … 255
	 */
	public static byte[] plane(PixelFormat format, byte[] frame, int colour) {
		var y = (byte[]) format.plane(frame, 0);
		var b = (byte[]) format.plane(frame, 1);
		var r = (byte[]) format.plane(frame, 2);
		for (var i = 0; i < y.length; i++)
			y[i] = (byte) Math.max(0, Math.min(255, Math.floor(
				colour(colour, y[i] & 0xff, (b[i] & 0xff) - MIDDLE, (r[i] & 0xff) - MIDDLE) + 0.5)));
		return y;
	}

	private static double colour(int colour, int y, int b, int r) {
		return switch (colour) {
			case 0 -> y + 1.402 * r;
			case 1 -> y - (0.114 * 1.772 * b + 0.299 * 1.402 * r) / 0.587;
			default -> y + 1.772 * b;
		};
	}
}
