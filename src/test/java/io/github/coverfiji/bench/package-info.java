/** Programs that measure, started by hand; no tests. What they print stands in the README. */
package io.github.coverfiji.bench;
