package io.github.coverfiji.image.tiff;

/**
 * The size of pixels that TIFF's own tags state, taken as ImageJ takes it: 72 pixels an inch are a screen's and say nothing.
 *
 * @param x width of a pixel; 1 where it is not stated
 * @param y height of a pixel; 1 where it is not stated
 * @param unit "inch", "cm", or "pixel" if there is none
 */
public record Resolution(double x, double y, String unit) {

	private static final int INCH = 2, CENTIMETRE = 3;
	private static final double SCREEN = 72;
	private static final String NONE = "pixel";

	static Resolution of(TiffPage page) {
		var unit = (int) page.number(TiffTag.RESOLUTION_UNIT, INCH);
		var x = side(page, TiffTag.X_RESOLUTION);
		if (unit == INCH && x == 1 / SCREEN) return new Resolution(1, 1, NONE);
		var name = unit == CENTIMETRE ? "cm" : unit == INCH && x != 1 ? "inch" : NONE;
		return new Resolution(x, side(page, TiffTag.Y_RESOLUTION), name);
	}

	private static double side(TiffPage page, int tag) {
		var side = 1 / page.ratio(tag);
		return side > 0 && Double.isFinite(side) ? side : 1;
	}
}
