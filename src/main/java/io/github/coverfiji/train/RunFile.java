package io.github.coverfiji.train;

import java.nio.file.Path;

import io.github.coverfiji.model.ModelFile;

/**
 * The files of a run that change while it trains, in the order in which they are written: a checkpoint is there only when
 * all is there that happened before it.
 */
public enum RunFile {

	/** The best model so far. */
	BEST(ModelFile.BEST),
	/** Results on images kept aside. */
	VALIDATION("validation.csv"),
	/** The numbers of the steps. */
	LOG("log.csv"),
	/** The checkpoint: weights, optimiser and step. */
	STATE("state.bin"),
	/** The checkpoint's weights, to be used. */
	MODEL(ModelFile.NAME),
	/** A picture to look at. */
	PREVIEW("preview.png");

	/** Writes the content of a file. */
	@FunctionalInterface
	public interface Content {

		/**
		 * @param file where to
		 * @throws io.github.coverfiji.task.InputException if the disk refuses; an earlier file is then as it was
		 */
		void writeTo(Path file);
	}

	private final String title;

	RunFile(String title) {
		this.title = title;
	}

	/** @return the file's place in a run folder */
	Path in(Path folder) {
		return folder.resolve(title);
	}

	/** @return whether the next checkpoint brings a newer one, so that what could not be written need not be kept */
	boolean isRenewed() {
		return compareTo(STATE) >= 0;
	}

	/** @return whether a run is whole without it */
	boolean isExtra() {
		return this == PREVIEW;
	}

	@Override
	public String toString() {
		return title;
	}
}
