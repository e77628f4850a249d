package io.github.coverfiji.workflow.experiment;

/**
 * How one training goes.
 *
 * @param trainings what all have in common
 * @param start model to begin with; empty for fresh weights
 * @param mode what learns
 * @param seed of all random numbers
 * @param steps how many
 */
record Lesson(Trainings trainings, String start, Variant mode, long seed, long steps) {}
