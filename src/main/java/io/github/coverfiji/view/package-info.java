/**
 * Random views: the numbers are drawn here, in Java, from (seed, step, sample); script text applies them.
 *
 * <p>Called by {@code method}.
 */
package io.github.coverfiji.view;
