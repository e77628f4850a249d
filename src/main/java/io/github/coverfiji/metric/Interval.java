package io.github.coverfiji.metric;

/**
 * A range that holds an uncertain number.
 *
 * @param low 2.5th percentile; NaN if nothing can be said
 * @param high 97.5th percentile; NaN if nothing can be said
 */
public record Interval(double low, double high) {}
