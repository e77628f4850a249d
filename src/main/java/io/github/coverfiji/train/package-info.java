/**
 * The training loop, its schedule, and the run folder that survives a stop: checkpoint, record and log.
 *
 * <p>Called by {@code workflow}; knows objectives and tensors, neither images nor windows.
 */
package io.github.coverfiji.train;
