/**
 * Objectives: what a training step draws from the images and what it scores. One class and one script text each.
 *
 * <p>Called by {@code train} and {@code workflow}; calls {@code view}, {@code network}, {@code image} and below.
 */
package io.github.coverfiji.method;
