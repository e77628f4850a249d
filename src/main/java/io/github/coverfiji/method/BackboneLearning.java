package io.github.coverfiji.method;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How the backbone below fresh heads learns. With a pretrained one the heads learn first, so that their random start does
 * not spoil the features.
 *
 * @param factor of the learning rate of the backbone; 0 freezes it
 * @param from first step in which it moves
 */
public record BackboneLearning(double factor, long from) {

	/** A backbone that stays as it is. */
	public static final BackboneLearning FROZEN = new BackboneLearning(0, 0);

	/**
	 * @param paths of all trained tensors
	 * @param head begin of the paths of the heads
	 * @return heads and backbone as two groups
	 */
	List<LearningGroup> groups(Collection<String> paths, String head) {
		Predicate<String> ofHead = path -> path.startsWith(head);
		var parts = paths.stream().collect(Collectors.partitioningBy(ofHead));
		return List.of(new LearningGroup(parts.get(true), 1, 0), new LearningGroup(parts.get(false), factor, from));
	}
}
