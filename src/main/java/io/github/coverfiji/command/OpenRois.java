package io.github.coverfiji.command;

import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Where ImageJ keeps ROIs: in the ROI Manager, which is a window, and in the overlay of an image. */
final class OpenRois {

	private OpenRois() {}

	/**
	 * @param source "manager", "overlay", or "auto": the manager if it holds any, else the overlay
	 * @param image the image with the overlay
	 * @param progress hears which was taken
	 * @return the ROIs in the order of their list
	 * @throws InputException if there are none
	 */
	static List<Roi> of(String source, ImagePlus image, Progress progress) {
		var manager = source.equals("overlay") ? List.<Roi>of() : managed();
		if (!manager.isEmpty()) return told("the ROI Manager", manager, progress);
		var overlay = image.getOverlay() == null || source.equals("manager") ? List.<Roi>of()
			: List.of(image.getOverlay().toArray());
		if (!overlay.isEmpty()) return told("the overlay of '" + image.getTitle() + "'", overlay, progress);
		throw new InputException("Cannot make labels of '" + image.getTitle() + "'", switch (source) {
			case "manager" -> "the ROI Manager holds no ROI";
			case "overlay" -> "its overlay holds no ROI";
			case "auto" -> "neither the ROI Manager nor the overlay of the image holds a ROI";
			default -> "source=" + source + " is none of auto, manager, overlay";
		}, "draw around or across a structure and press t to add it to the ROI Manager (or b: to the overlay), and so on"
			+ " for each class");
	}

	/**
	 * Adds ROIs to the ROI Manager, behind those that it holds; it is opened if it is closed.
	 *
	 * @param rois what to add
	 * @param progress hears how many there are
	 * @throws InputException if there is no screen
	 */
	static void manage(List<Roi> rois, Progress progress) {
		try {
			// asked first, because a macro in batch mode has a manager of its own
			var open = Optional.ofNullable(RoiManager.getInstance2()).orElseGet(RoiManager::getRoiManager);
			rois.forEach(open::addRoi);
			progress.log("ROIs added to the ROI Manager: " + rois.size() + ".");
		}
		catch (UnsupportedOperationException noScreen) {
			throw new InputException("Cannot fill the ROI Manager", "it is a window, and there is no screen",
				"take to=overlay", noScreen);
		}
	}

	private static List<Roi> managed() {
		return manager().map(m -> List.of(m.getRoisAsArray())).orElse(List.of());
	}

	/** Without a screen, ImageJ alone (not Fiji) throws a HeadlessException instead of saying that there is none. */
	private static Optional<RoiManager> manager() {
		try {
			return Optional.ofNullable(RoiManager.getInstance2());
		}
		catch (UnsupportedOperationException noScreen) {
			return Optional.empty();
		}
	}

	private static List<Roi> told(String where, List<Roi> rois, Progress progress) {
		progress.log("ROIs: " + rois.size() + " of " + where + ".");
		return rois;
	}
}
