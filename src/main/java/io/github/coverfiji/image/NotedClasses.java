package io.github.coverfiji.image;

import java.util.Optional;

import ij.ImagePlus;

/**
 * The classes of a label image, kept with it and in its TIFF files: as a table, which Image &gt; Show Info lists, and as
 * the label of each slice, which ImageJ shows above the image.
 *
 * <p>They are no overlay, because ImageJ draws overlays into the pixels of PNG and JPEG files: labels saved so would be
 * none any more.
 */
public final class NotedClasses {

	/** Under this name ImageJ keeps the table {@link LabelClasses#csv}. */
	static final String PROPERTY = "COVER classes";

	/** Where ImageJ keeps the text above an image of one plane. */
	private static final String LABEL = "Slice_Label";

	private NotedClasses() {}

	/**
	 * Notes the classes with a label image.
	 *
	 * @param labels the image
	 * @param classes what the values mean
	 */
	public static void put(ImagePlus labels, LabelClasses classes) {
		labels.setProp(PROPERTY, classes.csv());
		// The stack of a single plane is a passing one: ImageJ keeps its label with the image.
		if (labels.getStackSize() == 1) labels.setProp(LABEL, classes.legend());
		else for (var i = 1; i <= labels.getStackSize(); i++) labels.getStack().setSliceLabel(classes.legend(), i);
	}

	/**
	 * @param labels a label image
	 * @return the classes noted with it
	 * @throws io.github.coverfiji.task.InputException if they cannot be read
	 */
	public static Optional<LabelClasses> of(ImagePlus labels) {
		return Optional.ofNullable(labels.getProp(PROPERTY)).map(text -> LabelClasses.parse(labels.getTitle(), text));
	}
}
