package io.github.coverfiji.label;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ij.gui.Roi;

import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.task.InputException;

/** Classes told by the groups of ROIs: the group is the class id, no group is the background. */
final class GroupedRois {

	private GroupedRois() {}

	/**
	 * Without known classes, a group is named by its ROIs if their names agree but for numbers, else as ImageJ's list of
	 * group names says, else "class 3".
	 *
	 * @throws InputException if no ROI has a group, or one that is not known
	 */
	static RoiClasses classes(List<Roi> rois, Optional<LabelClasses> known) {
		if (rois.stream().allMatch(r -> r.getGroup() == 0)) throw new InputException("Cannot make labels by group",
			"no ROI has a group", "set it in the ROI Manager (Properties > Group), or take classes=name");
		known.ifPresent(k -> IntStream.range(0, rois.size()).filter(i -> rois.get(i).getGroup() >= k.count()).findFirst()
			.ifPresent(i -> {
				throw RoiClasses.unknown(RoiName.shown(rois.get(i), i), "has the group " + rois.get(i).getGroup(), k);
			}));
		return new RoiClasses(rois, rois.stream().map(Roi::getGroup).toList(), known.orElseGet(() -> named(rois)));
	}

	private static LabelClasses named(List<Roi> rois) {
		var names = new TreeMap<Integer, String>();
		rois.stream().filter(r -> r.getGroup() > 0).collect(Collectors.groupingBy(Roi::getGroup))
			.forEach((group, members) -> names.put(group, name(group, members)));
		return RoiClasses.named(names);
	}

	private static String name(int group, List<Roi> members) {
		var bases = members.stream().map(RoiName::base).distinct().toList();
		if (bases.size() == 1 && bases.get(0).isPresent()) return bases.get(0).get();
		var listed = Roi.getGroupName(group);
		return listed == null || listed.isBlank() ? LabelClass.unnamed(group).name() : listed.strip();
	}
}
