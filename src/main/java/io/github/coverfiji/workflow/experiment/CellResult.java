package io.github.coverfiji.workflow.experiment;

import java.util.List;

/**
 * A finished cell.
 *
 * @param cell which one
 * @param scores on the images kept for testing
 * @param unseen classes that its labels did not show
 * @param steps of its training
 * @param seconds that training and testing took, since the last start of the experiment
 */
record CellResult(Cell cell, TestScores scores, List<String> unseen, long steps, double seconds) {}
