package io.github.coverfiji.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.coverfiji.task.InputException;

/** What becomes of DICOM files of a folder that are slices of one volume. */
public enum Series {

	/** A volume, if the files leave no doubt; else images of their own. */
	AUTO,
	/** A volume, of two slices or more, be their gaps equal or not. */
	VOLUME,
	/** Each file is an image. */
	FILES;

	/**
	 * @param text as an option has it
	 * @return the choice
	 * @throws InputException if there is none of that name
	 */
	public static Series of(String text) {
		return Arrays.stream(values()).filter(choice -> choice.text().equals(text)).findFirst().orElseThrow(() ->
			new InputException("Cannot use series=" + text, "there is no such choice",
				"give one of " + Arrays.stream(values()).map(Series::text).collect(Collectors.joining(", "))));
	}

	/** @return as an option has it */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}
}
