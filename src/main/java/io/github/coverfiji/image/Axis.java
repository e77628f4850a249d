package io.github.coverfiji.image;

/** What a dimension of an image counts. */
public enum Axis {

	/** Columns, left to right. */
	X,
	/** Rows, top to bottom. */
	Y,
	/** Slices of a volume. */
	Z,
	/** Values of one voxel, such as red, green, blue. */
	CHANNEL,
	/** Frames. */
	TIME
}
