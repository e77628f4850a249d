package io.github.coverfiji.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ij.gui.Arrow;
import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;

import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * ROIs and the class of each.
 *
 * @param rois areas, lines and points, in the order in which they are painted
 * @param ids class id of each
 * @param classes names and colours of the classes
 */
public record RoiClasses(List<Roi> rois, List<Integer> ids, LabelClasses classes) {

	/** What tells the class of a ROI. */
	public enum By {

		/** The group where any ROI has one, else the name. */
		AUTO,
		/** The group is the class id; a ROI without group is background. */
		GROUP,
		/** The name up to a number at its end; "background" and "bg" have id 0. */
		NAME;

		/**
		 * @param word "auto", "group" or "name"
		 * @return what it means
		 * @throws InputException if it is another word
		 */
		public static By of(String word) {
			return Arrays.stream(values()).filter(b -> b.name().equalsIgnoreCase(word)).findFirst()
				.orElseThrow(() -> new InputException("Cannot use classes=" + word, "that is no choice of this option",
					"write one of auto, group, name"));
		}
	}

	/** @throws IllegalArgumentException if there is not one id for each ROI */
	public RoiClasses {
		rois = List.copyOf(rois);
		ids = List.copyOf(ids);
		if (rois.size() != ids.size()) throw new IllegalArgumentException(rois.size() + " ROIs, " + ids.size() + " ids");
	}

	/**
	 * Texts, arrows, angles and pasted images mark no voxels: they are left out, and that is said.
	 *
	 * @param given ROIs of any kind, in the order in which they were drawn
	 * @param by what tells the class of a ROI
	 * @param known the only classes there may be; empty if the ROIs say which there are, with ids in the order of their
	 *          first appearance where names tell them
	 * @param progress hears which classes were found, and what was left out
	 * @return the ROIs with their classes
	 * @throws InputException if there is no ROI, a ROI has no class, or one that is not known
	 */
	public static RoiClasses of(List<Roi> given, By by, Optional<LabelClasses> known, Progress progress) {
		var rois = given.stream().filter(RoiClasses::marks).toList();
		if (rois.size() < given.size()) progress.log("Left out, because they mark no pixels (texts, arrows, angles, images): "
			+ list(given, i -> !marks(given.get(i))) + ".");
		if (rois.isEmpty()) throw new InputException("Cannot make labels",
			"there is no ROI that marks pixels (an area, a line or points)",
			"draw around or across a structure, press t to add it to the ROI Manager, and so on for each class");
		var grouped = by == By.GROUP || by == By.AUTO && rois.stream().anyMatch(r -> r.getGroup() > 0);
		var found = grouped ? GroupedRois.classes(rois, known) : NamedRois.classes(rois, known);
		found.tell(grouped ? "group" : "name", progress);
		return found;
	}

	/** @return the names of the ROIs that are meant, for messages */
	static String list(List<Roi> rois, IntPredicate meant) {
		var names = IntStream.range(0, rois.size()).filter(meant)
			.mapToObj(i -> RoiName.shown(rois.get(i), i)).toList();
		var more = names.size() > 10 ? " and " + (names.size() - 10) + " more" : "";
		return names.stream().limit(10).collect(Collectors.joining(", ")) + more;
	}

	/** @return that a ROI wants a class which is none of the known ones */
	static InputException unknown(String roi, String wanted, LabelClasses known) {
		return new InputException("Cannot make labels", roi + " " + wanted + ", and the classes are "
			+ known.classes().stream().map(c -> c.id() + " " + c.name()).collect(Collectors.joining(", ")),
			"give the ROI one of these, or add a line with id and name to " + LabelClasses.FILE);
	}

	/** @return classes 0, 1, … with these names; ids without name are unnamed classes */
	static LabelClasses named(TreeMap<Integer, String> names) {
		var all = new ArrayList<>(LabelClasses.of(names.isEmpty() ? 1 : names.lastKey() + 1).classes());
		names.forEach((id, name) -> all.set(id, new LabelClass(id, name, all.get(id).colour())));
		return new LabelClasses(all);
	}

	private static boolean marks(Roi roi) {
		var shown = roi instanceof TextRoi || roi instanceof ImageRoi || roi instanceof Arrow;
		return !shown && roi.getType() != Roi.ANGLE;
	}

	private void tell(String what, Progress progress) {
		var counts = ids.stream().collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.counting()));
		progress.log("Classes by the " + what + " of the ROIs: " + counts.entrySet().stream()
			.map(e -> e.getKey() + " " + classes.classes().get(e.getKey()).name() + " (" + e.getValue()
				+ (e.getValue() == 1 ? " ROI)" : " ROIs)"))
			.collect(Collectors.joining(", ")) + ".");
		if (counts.size() == 1) progress.log("All ROIs are of one class. A training needs two: name or group the ROIs of"
			+ " another one, such as 'background', or take rest=background.");
	}
}
