package io.github.coverfiji.workflow;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.coverfiji.metric.Bootstrap;
import io.github.coverfiji.metric.CsvText;
import io.github.coverfiji.metric.Gain;

/**
 * What two short trainings say of a start.
 *
 * @param start its name
 * @param steps of each training
 * @param from how the training from the start did on the images kept aside
 * @param scratch how that from scratch did on the same images
 */
record StartEffect(String start, long steps, Verdict from, Verdict scratch) {

	/** With fewer, no interval means anything. */
	private static final int FEWEST = 3;
	/** With fewer, all images may agree by chance: five do once in 16 times. */
	private static final int SOME = 6;
	private static final String ANSWER = " COVER Experiment gives a real answer, with several seeds.";

	/** @return by how much the start is better: the images are drawn, the same for both */
	Gain gain() {
		var all = IntStream.range(0, from.units().size()).toArray();
		var group = Bootstrap.Group.of(from.units(), this::difference);
		return new Gain(difference(all), Bootstrap.DEFAULT.interval(List.of(group)));
	}

	private double difference(int[] images) {
		return from.of(images) - scratch.of(images);
	}

	/** @return what it says in words */
	String sentence() {
		var count = from.units().size();
		var all = IntStream.range(0, count).toArray();
		var images = count + (count == 1 ? " image" : " images") + " kept aside";
		var gain = gain();
		if (Double.isNaN(gain.mean())) return "After " + steps + " steps each nothing can be said of the start: there is"
			+ " nothing to judge by on " + images + "." + ANSWER;
		return String.format(Locale.ROOT, "After %d steps each: %s %.3f from '%s', %.3f from scratch, on %s: %s.%s", steps,
			from.measure(), from.of(all), start, scratch.of(all), images, words(gain), ANSWER);
	}

	private String words(Gain gain) {
		var units = from.units().stream().distinct().count();
		if (units < FEWEST) return "a difference of " + Gain.signed(gain.mean()) + ", and so few images prove nothing";
		if (!gain.isFound()) return "no difference was found, " + gain.numbers();
		return "the start " + (gain.interval().low() > 0 ? "helped" : "did harm") + ", " + gain.numbers()
			+ (units < SOME ? "; so few images are a hint, no proof" : "");
	}

	/** @return a row for each training, image and class */
	String table() {
		return CsvText.of(Stream.concat(Stream.of("Start", "Steps"), from.columns()),
			Stream.concat(rows(start, from), rows("scratch", scratch)));
	}

	private Stream<Stream<?>> rows(String name, Verdict verdict) {
		return verdict.rows().map(row -> Stream.concat(Stream.of(name, steps), row));
	}
}
