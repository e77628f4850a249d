package io.github.coverfiji.workflow;

import java.util.List;
import java.util.stream.Stream;

import io.github.coverfiji.task.InputException;

/** Options that hold several numbers, such as {@code 2.5,0.7,0.7}. */
final class Numbers {

	private Numbers() {}

	/**
	 * @param option its name
	 * @param text numbers with commas between them
	 * @param least how many there have to be
	 * @param most how many there may be
	 * @return the numbers
	 * @throws InputException if it is something else
	 */
	static List<Double> of(String option, String text, int least, int most) {
		try {
			var numbers = Stream.of(text.split(",", -1)).map(part -> Double.valueOf(part.strip())).toList();
			if (numbers.size() >= least && numbers.size() <= most && numbers.stream().allMatch(Double::isFinite)) return numbers;
		}
		catch (NumberFormatException e) {
			throw fault(option, text, least, most, e);
		}
		throw fault(option, text, least, most, null);
	}

	/** As {@link #of}, for whole numbers within 1 … 4096. */
	static List<Integer> whole(String option, String text, int least, int most) {
		return of(option, text, least, most).stream().map(number -> {
			Options.range(option, number, 1, 4096);
			if (number != Math.rint(number)) throw new InputException("Cannot use " + option + "=" + text,
				number + " is no whole number", "give whole numbers");
			return number.intValue();
		}).toList();
	}

	private static InputException fault(String option, String text, int least, int most, Throwable cause) {
		var kind = most == 1 ? "a number" : (least == most ? "" : least + " to ") + most + " numbers with commas between them";
		return new InputException("Cannot use " + option + "=" + text, "it is not " + kind, "write auto, or such as " + option
			+ "=" + String.join(",", List.of("8", "16", "16").subList(0, most)), cause);
	}
}
