package io.github.coverfiji.workflow.experiment;

/**
 * One training of an experiment.
 *
 * @param start what it begins with, as in the option
 * @param mode how it goes on, as in the option
 * @param shots number of labelled images
 * @param seed of split, draw, pretraining and training
 */
record Cell(String start, String mode, int shots, long seed) {

	/** @return a name for its folder, different for each cell */
	String folder() {
		return plain(start) + "-" + plain(mode) + "-" + shots + "-" + seed;
	}

	/** @return a name for a file, different for each text */
	static String plain(String text) {
		var plain = Start.title(text).replaceAll("[^A-Za-z0-9.=]+", "_");
		return plain.equals(text) ? plain : plain + "_" + Integer.toHexString(text.hashCode());
	}

	/** As sentences name it. */
	@Override
	public String toString() {
		return Start.title(start) + ", " + mode + ", " + labels(shots) + ", seed " + seed;
	}

	/** @return the number with its noun */
	static String labels(int shots) {
		return shots + (shots == 1 ? " label" : " labels");
	}
}
