/**
 * Programs that measure, started by hand; no tests. {@code mvn -q -Pbench} runs most of them and writes
 * {@code target/bench/RESULTS.md}; those that need JMH are in {@code src/test/jmh}. What they print stands in the README.
 */
package io.github.coverfiji.bench;
