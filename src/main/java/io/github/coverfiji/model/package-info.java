/**
 * The model file and its card: one TorchScript archive that holds a network and all that is needed to apply it.
 *
 * <p>Called by {@code network} and above; calls {@code image} for what a card says of images, {@code engine} and below.
 *
 * <p>Knows one name of DJL, the exception by which the engine refuses a damaged archive: here alone is known which file
 * it was, and so what to tell the user.
 */
package io.github.coverfiji.model;
