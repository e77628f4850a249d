package io.github.coverfiji.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import ij.gui.Roi;

import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.task.InputException;

/** Classes told by the names of ROIs, see {@link RoiName}; case plays no part. */
final class NamedRois {

	private NamedRois() {}

	/**
	 * Without known classes, ids are given in the order of first appearance; ROIs of which none has a name are all of
	 * class 1.
	 *
	 * @throws InputException if some ROIs have no name, or one that is not known
	 */
	static RoiClasses classes(List<Roi> rois, Optional<LabelClasses> known) {
		var nameless = rois.stream().filter(r -> RoiName.given(r).isEmpty()).count();
		if (nameless == rois.size() && known.isEmpty())
			return new RoiClasses(rois, rois.stream().map(r -> 1).toList(), LabelClasses.of(2));
		if (nameless > 0) throw new InputException("Cannot make labels by name", nameless + " of " + rois.size()
			+ " ROIs have no name: " + RoiClasses.list(rois, i -> RoiName.given(rois.get(i)).isEmpty()),
			"name them by their class (Rename in the ROI Manager, or Edit > Selection > Properties), or delete them");
		return known.map(k -> among(k, rois)).orElseGet(() -> counted(rois));
	}

	private static RoiClasses among(LabelClasses known, List<Roi> rois) {
		var places = new HashMap<String, Integer>();
		known.classes().forEach(c -> places.putIfAbsent(RoiName.key(c.name()), c.id()));
		var ids = new ArrayList<Integer>();
		for (var roi : rois) ids.add(place(roi, places)
			.orElseThrow(() -> RoiClasses.unknown("'" + roi.getName() + "'", "is the name of none of them", known)));
		return new RoiClasses(rois, ids, known);
	}

	/** A class may be called "layer 2", so the whole name is looked for first. */
	private static Optional<Integer> place(Roi roi, Map<String, Integer> places) {
		var base = RoiName.base(roi).map(RoiName::key);
		return RoiName.given(roi).map(RoiName::key).map(places::get)
			.or(() -> base.map(places::get))
			.or(() -> base.filter(RoiName::background).map(b -> 0));
	}

	private static RoiClasses counted(List<Roi> rois) {
		var places = new HashMap<String, Integer>();
		var names = new TreeMap<Integer, String>();
		var ids = new ArrayList<Integer>();
		for (var roi : rois) {
			var name = RoiName.base(roi).orElseThrow();
			var id = RoiName.background(name) ? 0 : places.computeIfAbsent(RoiName.key(name), k -> places.size() + 1);
			names.putIfAbsent(id, id == 0 ? LabelClass.unnamed(0).name() : name);
			ids.add(id);
		}
		return new RoiClasses(rois, ids, RoiClasses.named(names));
	}
}
