package io.github.coverfiji.image;

/**
 * One class of a segmentation.
 *
 * @param id voxel value that means this class, 0 … 65535; 0 is the background
 * @param name what the user calls it
 * @param colour "#rrggbb"
 */
public record LabelClass(int id, String name, String colour) {

	/** @throws IllegalArgumentException if the id is out of range, the name empty or the colour not "#rrggbb" */
	public LabelClass {
		if (id < 0 || id > 0xffff) throw new IllegalArgumentException("Class id " + id + " is not within 0 … 65535");
		if (name.isBlank()) throw new IllegalArgumentException("Class " + id + " has no name");
		if (!LabelColours.valid(colour))
			throw new IllegalArgumentException("'" + colour + "' is no colour such as #e69f00");
	}

	/**
	 * @param id class id
	 * @return the class nobody named: "background", "class 1", … in the default colour
	 */
	public static LabelClass unnamed(int id) {
		return new LabelClass(id, id == 0 ? "background" : "class " + id, LabelColours.DEFAULT.hex(id));
	}
}
