/**
 * What every job shares: progress with remaining time, cancelling, and errors that say what to do.
 *
 * <p>The lowest room. Every other room may call it; it calls none and knows neither windows nor tensors.
 */
package io.github.coverfiji.task;
