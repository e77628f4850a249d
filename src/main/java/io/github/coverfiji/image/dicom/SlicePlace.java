package io.github.coverfiji.image.dicom;

import java.util.Optional;

/**
 * Where a plane lies in the patient, in mm.
 *
 * @param position of its first pixel; three numbers, or none if the file does not say
 * @param orientation direction of its rows, then of its columns; six numbers, or none
 * @param pixelHeight distance of its rows; 0 if the file does not say
 * @param pixelWidth distance of its columns; 0 if the file does not say
 * @param spacing distance of slices that the file states; 0 if it does not
 * @param thickness of the slice; 0 if the file does not say
 */
record SlicePlace(double[] position, double[] orientation, double pixelHeight, double pixelWidth, double spacing,
	double thickness)
{

	private static final double SAME_DIRECTION = 1e-3;
	private static final double SAME_SPACING = 1e-3;

	/**
	 * @param single whether the file has one frame, so that its own position is that of the frame
	 * @return the place of a frame: what its own groups say, else those of all frames, else the file
	 */
	static SlicePlace of(DicomItem own, DicomItem shared, DicomItem file, boolean single) {
		var position = own.first(DicomTag.PLANE_POSITION).or(() -> shared.first(DicomTag.PLANE_POSITION))
			.orElse(single ? file : own);
		var orientation = own.first(DicomTag.PLANE_ORIENTATION).or(() -> shared.first(DicomTag.PLANE_ORIENTATION)).orElse(file);
		var measures = own.first(DicomTag.PIXEL_MEASURES).or(() -> shared.first(DicomTag.PIXEL_MEASURES)).orElse(file);
		var pixel = pair(measures, DicomTag.PIXEL_SPACING).or(() -> pair(file, DicomTag.IMAGER_SPACING))
			.orElse(new double[2]);
		return new SlicePlace(of(position, DicomTag.POSITION, 3), of(orientation, DicomTag.ORIENTATION, 6), pixel[0], pixel[1],
			Math.abs(measures.number(DicomTag.SPACING_BETWEEN).orElse(0)),
			Math.abs(measures.number(DicomTag.SLICE_THICKNESS).orElse(0)));
	}

	private static Optional<double[]> pair(DicomItem item, int tag) {
		return Optional.of(item.numbers(tag)).filter(n -> n.length == 2 && n[0] > 0 && n[1] > 0);
	}

	private static double[] of(DicomItem item, int tag, int count) {
		var numbers = item.numbers(tag);
		return numbers.length == count ? numbers : new double[0];
	}

	/** @return whether the file says where the plane lies */
	boolean isKnown() {
		return position.length > 0 && orientation.length > 0 && length(normal()) > 0.5;
	}

	/** @return direction across the plane */
	private double[] normal() {
		var o = orientation;
		return new double[] { o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3] };
	}

	/** @return how far the plane lies along its normal */
	double distance() {
		var normal = normal();
		return dot(position, normal) / length(normal);
	}

	/** @return how far the first pixels of two parallel planes lie apart within the plane */
	double shift(SlicePlace other) {
		var apart = new double[] { position[0] - other.position[0], position[1] - other.position[1],
			position[2] - other.position[2] };
		var across = distance() - other.distance();
		return Math.sqrt(Math.max(0, dot(apart, apart) - across * across));
	}

	/** @return whether two planes that are known lie in the same direction, with pixels of one size */
	boolean isParallel(SlicePlace other) {
		for (var i = 0; i < orientation.length; i++)
			if (Math.abs(orientation[i] - other.orientation[i]) > SAME_DIRECTION) return false;
		return Math.abs(pixelHeight - other.pixelHeight) <= SAME_SPACING * pixelHeight
			&& Math.abs(pixelWidth - other.pixelWidth) <= SAME_SPACING * pixelWidth;
	}

	private static double dot(double[] a, double[] b) {
		return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
	}

	private static double length(double[] a) {
		return Math.sqrt(dot(a, a));
	}
}
