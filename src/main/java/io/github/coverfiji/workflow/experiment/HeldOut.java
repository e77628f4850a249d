package io.github.coverfiji.workflow.experiment;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.coverfiji.workflow.ImageNames;
import io.github.coverfiji.workflow.Options;

/**
 * Which labelled images are kept for testing.
 *
 * @param share of the images; empty if names say which
 * @param names patterns of names, with ending or without; none if there is a share
 */
record HeldOut(OptionalDouble share, List<Pattern> names) {

	/**
	 * @param option a share, or names with commas between and * for anything
	 * @return what it says
	 * @throws io.github.coverfiji.task.InputException if it names nothing, or a share out of its range
	 */
	static HeldOut of(String option) {
		if (option.strip().matches("[0-9]*\\.?[0-9]+")) {
			var share = Double.parseDouble(option.strip());
			Options.range("test", share, 0.05, 0.9);
			return new HeldOut(OptionalDouble.of(share), List.of());
		}
		return new HeldOut(OptionalDouble.empty(), Variant.list("test", option).stream()
			.map(name -> pattern(name.toString())).toList());
	}

	private static Pattern pattern(String name) {
		return Pattern.compile(Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
	}

	/** @return whether a name says that the image is for testing */
	boolean names(String image) {
		return names.stream().anyMatch(name -> name.matcher(ImageNames.base(image)).matches() || name.matcher(image).matches());
	}
}
