package io.github.coverfiji.task;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a job stands.
 *
 * @param stage what is going on, such as "Pretraining"
 * @param done units finished, 0 … total
 * @param total units in all, at least 1
 * @param remaining estimate of the time left; negative while unknown
 * @param values named numbers worth showing, such as losses, in the order to show
 */
public record Status(String stage, long done, long total, Duration remaining, Map<String, Double> values) {

	/** @return the finished share, 0 … 1 */
	public double fraction() {
		return total <= 0 ? 0 : Math.min(1, done / (double) total);
	}

	/** @return one line, such as {@code Pretraining 120/400, 1:05 left, loss 0.512} */
	@Override
	public String toString() {
		var left = remaining.isNegative() ? ""
			: String.format(", %d:%02d left", remaining.toMinutes(), remaining.toSecondsPart());
		var numbers = values.entrySet().stream()
			.map(e -> String.format(Locale.ROOT, ", %s %.4g", e.getKey(), e.getValue()))
			.collect(Collectors.joining());
		return stage + " " + done + "/" + total + left + numbers;
	}
}
