/**
 * How well a prediction fits the truth: overlap and surface distance for each class, as rows and as means; of classified
 * images ROC AUC, accuracies and the confusion matrix.
 *
 * <p>Plain Java on plain arrays, of 1 to any number of dimensions. Called by workflow and above; calls only task.
 * {@link io.github.coverfiji.metric.Scoring} measures, {@link io.github.coverfiji.metric.Score} says what the numbers
 * are (also where a class is absent), {@link io.github.coverfiji.metric.ScoreTable} averages,
 * {@link io.github.coverfiji.metric.ScoreCsv} writes them as text.
 *
 * <p>Of classes of whole images {@link io.github.coverfiji.metric.ScoredImages} says what is measured and how, and
 * {@link io.github.coverfiji.metric.ClassificationScores} gives the numbers with intervals by
 * {@link io.github.coverfiji.metric.Bootstrap}.
 *
 * <p>Of features {@link io.github.coverfiji.metric.Dispersion} says how they scatter over classes, and
 * {@link io.github.coverfiji.metric.LinearReadout} what a linear map of them tells.
 */
package io.github.coverfiji.metric;
