/**
 * The experiment that tells whether pretraining helps: which trainings there are, what they test on, what they give, and
 * the report. Part of the room {@code workflow}, and built from its jobs.
 */
package io.github.coverfiji.workflow.experiment;
