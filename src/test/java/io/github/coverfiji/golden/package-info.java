/**
 * Golden numbers: arrays computed elsewhere, the reader for them and the comparison with them.
 *
 * <p>For tests of any room. {@code golden/README.md} beside the files says where the numbers come from and which
 * tolerance suits which array. Needs no tensor engine; may call {@code twin} only.
 */
package io.github.coverfiji.golden;
