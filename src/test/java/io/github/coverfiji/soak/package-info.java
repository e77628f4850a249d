/**
 * Hours of training and segmenting with faults caused on purpose: {@code mvn -q -Psoak -Dsoak.minutes=60}. Drives the
 * program as users do, by macros, and tells what was lost.
 */
package io.github.coverfiji.soak;
