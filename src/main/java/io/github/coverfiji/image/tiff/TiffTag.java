package io.github.coverfiji.image.tiff;

/** Numbers of the tags that are looked at (TIFF 6.0; supplements; tags that programs registered for themselves). */
final class TiffTag {

	static final int NEW_SUBFILE_TYPE = 254;
	static final int WIDTH = 256;
	static final int HEIGHT = 257;
	static final int BITS = 258;
	static final int COMPRESSION = 259;
	static final int PHOTOMETRIC = 262;
	static final int FILL_ORDER = 266;
	static final int DESCRIPTION = 270;
	static final int STRIP_OFFSETS = 273;
	static final int ORIENTATION = 274;
	static final int SAMPLES = 277;
	static final int ROWS_PER_STRIP = 278;
	static final int STRIP_BYTES = 279;
	static final int X_RESOLUTION = 282;
	static final int Y_RESOLUTION = 283;
	static final int PLANAR = 284;
	static final int RESOLUTION_UNIT = 296;
	static final int PREDICTOR = 317;
	static final int TILE_WIDTH = 322;
	static final int TILE_HEIGHT = 323;
	static final int TILE_OFFSETS = 324;
	static final int TILE_BYTES = 325;
	static final int SUB_DIRECTORIES = 330;
	static final int EXTRA_SAMPLES = 338;
	static final int SAMPLE_FORMAT = 339;
	static final int JPEG_TABLES = 347;
	/** Slices in one page. */
	static final int IMAGE_DEPTH = 32997;
	/** MetaMorph's stack: one page stands for many. */
	static final int METAMORPH = 33629;
	static final int FLUOVIEW = 34361;
	static final int ZEISS_LSM = 34412;
	/** Lengths of ImageJ's own notes, for which it makes room at once. */
	static final int IMAGEJ_NOTE_LENGTHS = 50838;

	private TiffTag() {}
}
