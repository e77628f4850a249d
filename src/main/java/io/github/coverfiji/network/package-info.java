/**
 * Backbones and heads: which script classes a network is made of, how wide they are, and how their weights start.
 *
 * <p>Called by {@code method} and above. What a network computes stands in {@code src/main/torchscript}.
 */
package io.github.coverfiji.network;
