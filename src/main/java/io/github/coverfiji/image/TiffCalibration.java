package io.github.coverfiji.image;

import java.util.List;
import java.util.Optional;

import io.github.coverfiji.image.tiff.OmeDescription;
import io.github.coverfiji.image.tiff.TextDescription;
import io.github.coverfiji.image.tiff.TiffPage;

/** The voxel size that a TIFF states. */
final class TiffCalibration {

	private TiffCalibration() {}

	/**
	 * @param ome what the file says
	 * @param notes gets what is missing
	 * @return sides in the unit of x; a side that is not stated is 1
	 */
	static Calibration of(OmeDescription ome, List<String> notes) {
		var stated = !Double.isNaN(ome.voxel()[0]) && !Double.isNaN(ome.voxel()[1]);
		if (!stated) return Calibration.NONE;
		var unit = ome.units()[0];
		if (Double.isNaN(ome.voxel()[2]) && ome.order().slices() > 1)
			notes.add("the distance of its slices is not stated, and taken as 1 " + unit);
		return new Calibration(ome.voxel()[0], in(unit, ome, 1), in(unit, ome, 2), unit);
	}

	private static double in(String unit, OmeDescription ome, int axis) {
		var side = ome.voxel()[axis];
		if (Double.isNaN(side)) return 1;
		var own = Calibration.metresOf(ome.units()[axis]);
		var wanted = Calibration.metresOf(unit);
		return unit.equals(ome.units()[axis]) || own.isEmpty() || wanted.isEmpty() ? side
			: side * (own.getAsDouble() / wanted.getAsDouble());
	}

	/** @return the size of the pixels, as ImageJ takes it from resolution and text */
	static Calibration of(TiffPage page, Optional<TextDescription> text) {
		var resolution = page.resolution();
		var unit = text.map(TextDescription::unit).filter(u -> !u.isBlank()).orElse(resolution.unit());
		var depth = Math.abs(text.map(TextDescription::spacing).orElse(Double.NaN));
		return new Calibration(resolution.x(), resolution.y(), Calibration.valid(depth) ? depth : 1, unit);
	}
}
