package io.github.coverfiji.image.foreign;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.coverfiji.task.UnreadableImage;

/** Which image of an open file is taken, and what has to be said about it. */
final class SeriesChoice {

	private static final String DICOM = "DICOM", NIFTI = "NIfTI", PLAIN_TIFF = "Tagged Image File Format";

	private final BioFormats library;
	private final Path file;
	private final PlaneReader reader;
	private final ImageMetadata metadata;
	private final List<String> notes = new ArrayList<>();

	SeriesChoice(BioFormats library, Path file, BioFormats.Opened opened) {
		this.library = library;
		this.file = file;
		reader = opened.reader();
		metadata = opened.metadata();
	}

	/** @throws IOException if it would be read wrongly, or is too large */
	ForeignImage image() throws IOException {
		var series = chosen();
		var type = NumberType.of(reader.getPixelType());
		var width = reader.getSizeX();
		var height = reader.getSizeY();
		if ((long) width * height * type.bytes() > Integer.MAX_VALUE - Long.BYTES)
			throw UnreadableImage.unsupported("one plane of it has " + width + " × " + height
				+ " pixels, and planes of more than 2 GB cannot be read",
				"crop it, or save it smaller, with the program that made it, or leave it out");
		var order = PlaneCount.of(reader);
		if (order.asSlices()) notes.add("its " + order.slices() + " pages are taken as slices, as it does not say what they are");
		var scale = scale();
		var size = size(series);
		return new ForeignImage(library, file, reader.getFormat(), series, width, height, order, type,
			reader.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, scale, size.voxel(), size.unit(),
			List.copyOf(notes));
	}

	private int chosen() throws IOException {
		var count = reader.getSeriesCount();
		var series = 0;
		while (series < count - 1 && isThumbnail(series)) series++;
		if (isThumbnail(series)) series = 0; // all are
		reader.setSeries(series);
		if (count > 1) notes.add("it holds " + count + " images; the " + (series == 0 ? "first" : series + 1 + ".") + name(series)
			+ " of " + reader.getSizeX() + " × " + reader.getSizeY() + " pixels is used");
		if (reader.getResolutionCount() > 1) notes.add("its smaller copies are left out");
		if (reader.fileGroupOption(file.toString()) == PlaneReader.CAN_GROUP && !reader.isSingleFile(file.toString()))
			notes.add("it may be one file of a set, and is used by itself");
		return series;
	}

	private boolean isThumbnail(int series) {
		reader.setSeries(series);
		return reader.isThumbnailSeries();
	}

	private String name(int series) {
		var name = metadata.getImageName(series);
		return name == null || name.isBlank() ? "" : " ('" + name.strip() + "')";
	}

	private ValueScale scale() throws IOException {
		return switch (reader.getFormat()) {
			case DICOM -> DicomValues.scale(reader.getSeriesMetadata());
			case NIFTI -> NiftiHeader.of(file).scale();
			default -> ValueScale.NONE;
		};
	}

	private PhysicalSize size(int series) throws IOException {
		var size = PhysicalSize.of(metadata, series);
		// Without a resolution it says 1 µm.
		if (reader.getFormat().equals(PLAIN_TIFF) && size.isOneMicron()) return PhysicalSize.NONE;
		if (!reader.getFormat().equals(NIFTI) || NiftiHeader.of(file).stated()) return size;
		notes.add("it does not say in which unit its voxels are measured; mm are taken, as is the custom");
		return new PhysicalSize(size.voxel(), "mm");
	}
}
