/**
 * Brute-force twins of the tensor code: each operation once more in plain Java doubles, written as its definition
 * reads, voxel by voxel, with one path for d = 1, 2 and 3.
 *
 * <p>For tests only, and for small grids: a twin costs one array access per number that its definition names. The
 * twins know neither DJL nor files; {@code golden} proves them right against numbers from elsewhere, and any test may
 * then compare tensor code with them on sizes that no golden file holds.
 */
package io.github.coverfiji.twin;
