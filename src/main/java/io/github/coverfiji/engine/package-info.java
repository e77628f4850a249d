/**
 * DJL's PyTorch engine and everything that speaks to it: device, script modules, gradients, optimiser steps, memory.
 *
 * <p>Networks and arithmetic are TorchScript text ({@code src/main/torchscript}, one file an idea). This room turns a
 * {@link io.github.coverfiji.engine.ScriptNode tree of modules with parameters} into a TorchScript archive, loads it,
 * and calls its methods. The archive format lives here and not in {@code model}, because helper modules without a
 * model file (the optimisers) need it too.
 *
 * <p>PyTorch itself is started here too, in one place, without network; and the library for graphics cards is supplied
 * here, which is the only use of a network in this software and happens only when a user asks for it.
 *
 * <p>Every room above may call it; it calls {@code task} alone.
 */
package io.github.coverfiji.engine;
