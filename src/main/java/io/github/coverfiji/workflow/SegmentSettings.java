package io.github.coverfiji.workflow;

import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import io.github.coverfiji.label.Cleaning;
import io.github.coverfiji.task.InputException;

/**
 * How to apply a segmentation. The names are those of the command's options.
 *
 * @param probabilities whether to keep the probability of each class
 * @param confidence whether to keep the probability of the class chosen
 * @param overlap share of a tile's side that the next one covers again, 0 … 0.75; more is smoother and slower
 * @param mirror axes along which mirror images are as likely as the image itself, such as {@code xy}, or {@code none}: the
 *          mean over all of them is taken, twice the work for each axis
 * @param largest whether each class keeps only its largest part
 * @param holes whether holes are filled
 * @param smallest least area (planes) or volume of a part, in the unit of the image's voxel size squared or cubed; smaller
 *          ones become background; 0 keeps all
 * @param background intensity of the image, such as {@code 12}, that some voxel of a tile has to exceed in some channel:
 *          else the tile is not computed and is the first class for certain; empty: all tiles are computed
 * @param device auto, cpu, gpu, gpu1 …
 */
public record SegmentSettings(boolean probabilities, boolean confidence, double overlap, String mirror,
	boolean largest, boolean holes, double smallest, String background, String device)
{

	/** Labels only as the network gives them, tiles that overlap by half. */
	public static final SegmentSettings DEFAULT = new SegmentSettings(false, false, 0.5, AxisLetters.NONE, false, false, 0,
		"", "auto");

	/** @throws InputException if a number is out of its range */
	public SegmentSettings {
		mirror = AxisLetters.checked("mirror", mirror);
		Options.range("overlap", overlap, 0, 0.75);
		Options.range("smallest", smallest, 0, Double.MAX_VALUE);
		background = background.strip();
		limit(background);
	}

	/** @return the raw intensity up to which a tile is background; empty if all tiles are computed */
	OptionalDouble limit() {
		return limit(background);
	}

	private static OptionalDouble limit(String background) {
		if (background.isEmpty()) return OptionalDouble.empty();
		try {
			var limit = Double.parseDouble(background);
			if (Double.isFinite(limit)) return OptionalDouble.of(limit);
		}
		catch (NumberFormatException e) {
			throw refused(background, e);
		}
		throw refused(background, null);
	}

	private static InputException refused(String background, Throwable cause) {
		return new InputException("Cannot use background=" + background, "it is not a number",
			"give the intensity up to which a tile is background, such as background=12, or nothing to compute all tiles",
			cause);
	}

	/** @return the same on any device: what the result depends on */
	SegmentSettings anywhere() {
		return new SegmentSettings(probabilities, confidence, overlap, mirror, largest, holes, smallest, background,
			DEFAULT.device);
	}

	/** @return the parts of a result that these settings ask for */
	Set<SegmentedPart> parts() {
		var parts = EnumSet.of(SegmentedPart.LABELS);
		if (probabilities) parts.add(SegmentedPart.PROBABILITIES);
		if (confidence) parts.add(SegmentedPart.CONFIDENCE);
		return parts;
	}

	/** @return what is done to the labels afterwards */
	Cleaning cleaning() {
		return new Cleaning(largest, holes, smallest);
	}

	/**
	 * @param options values by name, as in macros; what is left out keeps its default
	 * @return the settings
	 * @throws InputException if a name is unknown or a value out of its range, naming the option
	 */
	public static SegmentSettings of(Map<String, ?> options) {
		return NamedOptions.settings(DEFAULT, options);
	}
}
