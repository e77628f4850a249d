package io.github.coverfiji.image.foreign;

/** What we call of Bio-Formats' OME metadata, by its names; sizes are null where the file does not say. */
interface ImageMetadata {

	String getImageName(int image);

	Object getPixelsPhysicalSizeX(int image);

	Object getPixelsPhysicalSizeY(int image);

	Object getPixelsPhysicalSizeZ(int image);

	/** What we call of ome.units.quantity.Length. */
	interface Length {

		Number value();

		Object unit();
	}

	/** What we call of ome.units.unit.Unit. */
	interface Unit {

		String getSymbol();
	}
}
