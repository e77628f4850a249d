package io.github.coverfiji.model;

import java.util.List;
import java.util.Map;

import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Resampling;

/**
 * What a model is and how to apply it; stored in the model file as {@code extra/card.json}.
 *
 * @param format version of this card; see {@link #FORMAT}
 * @param task {@code features} (forward gives the finest features), {@code segmentation} (forward gives scores
 *          of voxels) or a classification (forward gives scores of the image)
 * @param method what made it, such as {@code COVER}
 * @param architecture the network
 * @param normalisation how intensities are prepared
 * @param calibration voxel size of the first training image
 * @param resampling to which voxel size images are brought
 * @param patch size of the training crops, tensor order
 * @param classes of a segmentation or classification; none for features
 * @param training what it was trained on and how, for reading
 * @param software name and version of the program that wrote it
 * @param cite what to cite when using it
 */
public record ModelCard(int format, String task, String method, Architecture architecture,
	Normalisation normalisation, Calibration calibration, Resampling resampling, List<Integer> patch, LabelClasses classes,
	Map<String, String> training, String software, List<String> cite)
{

	/** The version written now; readers take this one and all before. */
	public static final int FORMAT = 2;
	/** Task of a model that gives features. */
	public static final String FEATURES = "features";
	/** Task of a model that gives class scores. */
	public static final String SEGMENTATION = "segmentation";
	/** Task of a model that gives one class of each image. */
	public static final String CLASSIFICATION = "classification";
	/** Task of a model that gives any number of classes of each image. */
	public static final String SEVERAL_CLASSES = "classification, several classes";

	private static final int LARGEST_PATCH = 1 << 16;

	/** Cards of format 1 name no voxel size to resample to: their models took voxels as they were. */
	public ModelCard {
		if (resampling == null) resampling = Resampling.NONE;
		if (calibration == null) calibration = Calibration.NONE;
		training = training == null ? Map.of() : training;
		cite = cite == null ? List.of() : cite;
		if (patch != null) Architecture.requireCounts("patch", patch, LARGEST_PATCH);
		if (architecture != null && patch != null && patch.size() != architecture.dimension())
			throw new IllegalArgumentException("patch " + patch + " of a network of " + architecture.dimension() + " axes");
	}

	/** @return whether the model gives classes of whole images */
	public boolean classifies() {
		return task.equals(CLASSIFICATION) || task.equals(SEVERAL_CLASSES);
	}

	/** @return what the network sees of images */
	public Preparation preparation() {
		return new Preparation(architecture.dimension(), normalisation, resampling);
	}
}
