/**
 * The model file and its card: one TorchScript archive that holds a network and all that is needed to apply it.
 *
 * <p>Called by {@code network} and above; calls {@code image} for what a card says of images, {@code engine} and below.
 */
package io.github.coverfiji.model;
