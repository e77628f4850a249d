package io.github.coverfiji.workflow;

import io.github.coverfiji.image.PlaneFormat;
import io.github.coverfiji.image.PlaneSink;

/** Where the parts of a segmented image go: into memory, or plane by plane into files. */
@FunctionalInterface
public interface SegmentedSinks {

	/**
	 * @param part what comes
	 * @param format its planes
	 * @return takes them
	 * @throws io.github.coverfiji.task.InputException if there is no room for them
	 */
	PlaneSink open(SegmentedPart part, PlaneFormat format);
}
