package io.github.coverfiji.image.tiff;

/** The arrays in which planes are kept. */
public final class SampleArrays {

	private SampleArrays() {}

	/**
	 * @param page any
	 * @return a plane of zeros of the type that {@link PageDecoder} gives of the page
	 */
	public static Object zeros(TiffPage page) {
		var pixels = Math.toIntExact(page.width() * page.height());
		if (page.bits() <= Byte.SIZE) return new byte[pixels];
		return page.bits() <= Short.SIZE && page.format() != TiffPage.FLOAT ? new short[pixels] : new float[pixels];
	}
}
