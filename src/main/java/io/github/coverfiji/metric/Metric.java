package io.github.coverfiji.metric;

import java.util.function.ToDoubleFunction;

/** The numbers of a {@link Score}, in the order in which tables show them. */
public enum Metric {
	DICE("Dice", Score::dice),
	IOU("IoU", Score::iou),
	PRECISION("Precision", Score::precision),
	RECALL("Recall", Score::recall),
	HD95("HD95", Score::hd95),
	ASSD("ASSD", Score::assd);

	private final String title;
	private final ToDoubleFunction<Score> value;

	Metric(String title, ToDoubleFunction<Score> value) {
		this.title = title;
		this.value = value;
	}

	/**
	 * @param score a row
	 * @return this number of the row
	 */
	public double of(Score score) {
		return value.applyAsDouble(score);
	}

	/** @return the column title, such as {@code Dice} */
	@Override
	public String toString() {
		return title;
	}
}
