package io.github.coverfiji.metric;

/**
 * One number that says how good a classification is.
 *
 * @param measure what it is: {@code ROC AUC}, {@code Balanced accuracy}, {@code Accuracy}, {@code Sensitivity} or
 *          {@code Specificity}; see {@link ScoredImages}
 * @param name the class, or {@link ScoreTable#ALL}
 * @param value 0 … 1; NaN if there is nothing to judge
 * @param interval 95 % confidence
 * @param images images of the class, or all
 */
public record ClassificationScore(String measure, String name, double value, Interval interval, int images) {}
