/**
 * The training loop, its schedule, and the run folder that survives a stop: checkpoint, record and log;
 * also on a disk that is slow, full, or gone for a while.
 *
 * <p>Called by {@code workflow}; knows objectives and tensors, neither images nor windows.
 *
 * <p>Knows one name of DJL, {@code NDManager}: a step's tensors belong to the scope that the loop opens and closes, else
 * memory would grow from step to step.
 */
package io.github.coverfiji.train;
