package io.github.coverfiji.metric;

/**
 * How well one class of one image was found. Where the class is absent, this holds (and only here is it defined):
 *
 * <table>
 * <caption>Absent classes</caption>
 * <tr><th>class is in</th><th>Dice, IoU</th><th>precision</th><th>recall</th><th>HD95, ASSD</th></tr>
 * <tr><td>neither</td><td>NaN</td><td>NaN</td><td>NaN</td><td>NaN</td></tr>
 * <tr><td>truth only</td><td>0</td><td>NaN</td><td>0</td><td>infinite</td></tr>
 * <tr><td>prediction only</td><td>0</td><td>0</td><td>NaN</td><td>infinite</td></tr>
 * </table>
 *
 * <p>NaN means "nothing to judge" and takes no part in a {@link Mean}; infinite means "missed" and is counted there.
 *
 * @param image name of the image
 * @param label class id
 * @param name name of the class
 * @param dice 2 TP / (2 TP + FP + FN), 0 … 1
 * @param iou TP / (TP + FP + FN), 0 … 1
 * @param precision TP / (TP + FP), 0 … 1
 * @param recall TP / (TP + FN), 0 … 1
 * @param hd95 95 % Hausdorff distance of the edges, at least 0, in units of the spacing
 * @param assd average symmetric surface distance, at least 0, in units of the spacing
 */
public record Score(String image, int label, String name, double dice, double iou, double precision, double recall,
	double hd95, double assd) {

	static Score of(String image, int label, String name, Overlap overlap, SurfaceDistance distance) {
		return new Score(image, label, name, overlap.dice(), overlap.iou(), overlap.precision(), overlap.recall(),
			distance.hd95(), distance.assd());
	}
}
