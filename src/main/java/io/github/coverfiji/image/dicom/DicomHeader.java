package io.github.coverfiji.image.dicom;

import java.nio.ByteOrder;
import java.util.Map;

/**
 * What a DICOM file says of its pixels.
 *
 * @param syntax how it is encoded
 * @param elements the elements that are of use
 * @param pixels where its pixels are; {@link Pixels#NONE} if there are none
 * @param bytes size of the file
 */
public record DicomHeader(TransferSyntax syntax, DicomItem elements, Pixels pixels, long bytes) {

	private static final String DIRECTORY = "1.2.840.10008.1.3.10";
	private static final String SEGMENTATION = "1.2.840.10008.5.1.4.1.1.66.4";
	private static final Map<String, String> WITHOUT_IMAGE = Map.of("SR", "a structured report", "KO", "a list of key images",
		"PR", "a presentation state", "RTSTRUCT", "outlines of structures", "RTPLAN", "a treatment plan", "REG",
		"a registration", "DOC", "a document", "ECG", "a recording of the heart");

	/**
	 * A stretch of a file.
	 *
	 * @param tag kind of the pixels' numbers: whole, float or double
	 * @param offset its first byte
	 * @param length bytes; -1 if they are in pieces, as compressed ones are
	 * @param words whether they are words of two bytes, which matters to numbers of one byte in big endian
	 */
	public record Pixels(int tag, long offset, long length, boolean words) {

		static final Pixels NONE = new Pixels(0, 0, 0, false);

		/** @return whether there are pixels */
		public boolean present() {
			return tag != 0;
		}
	}

	/** @return whether the file is a list of files */
	public boolean isDirectory() {
		return elements.text(DicomTag.MEDIA_CLASS).equals(DIRECTORY);
	}

	/** @return whether it is a segmentation whose frames are masks of segments, in bits or shares */
	public boolean isSegmentation() {
		return elements.text(DicomTag.SOP_CLASS).equals(SEGMENTATION);
	}

	/** @return whether the header speaks of an image, be there pixels or not */
	public boolean promisesImage() {
		return elements.has(DicomTag.ROWS) && elements.has(DicomTag.BITS_ALLOCATED);
	}

	/** @return what a file without pixels is, such as "a structured report (SR)" */
	public String content() {
		var modality = elements.text(DicomTag.MODALITY);
		return WITHOUT_IMAGE.getOrDefault(modality, "data") + (modality.isEmpty() ? "" : " (" + modality + ")");
	}

	/** @return planes of the file, from 1 */
	public int frames() {
		return (int) Math.max(1, Math.min(Integer.MAX_VALUE, elements.number(DicomTag.FRAMES).orElse(1)));
	}

	ByteOrder order() {
		return syntax.uid().equals(TransferSyntax.BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
	}
}
