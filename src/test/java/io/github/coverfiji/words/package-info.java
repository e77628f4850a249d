/** What the program says when something fails: read from its own source text, because no run meets every fault. */
package io.github.coverfiji.words;
