package io.github.coverfiji.workflow.experiment;

import java.nio.file.Path;
import java.util.List;

/**
 * What an experiment found.
 *
 * @param page the report
 * @param plots a picture for each mode
 * @param sentences what the intervals say
 */
public record Findings(Path page, List<Path> plots, List<String> sentences) {}
