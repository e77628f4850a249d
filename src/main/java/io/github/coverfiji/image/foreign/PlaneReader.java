package io.github.coverfiji.image.foreign;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/**
 * What we call of Bio-Formats' IFormatReader, by its names; {@link LibraryCall} hands the calls on. A plane here holds one
 * channel (ChannelSeparator), with the indices of an image with a colour table. For one thread at a time.
 */
interface PlaneReader extends Closeable {

	/** FormatTools.CAN_GROUP: further files may belong to the image, and it can be read without them. */
	int CAN_GROUP = 1;

	void setFlattenedResolutions(boolean flattened);

	void setGroupFiles(boolean group);

	void setId(String path) throws IOException;

	String getFormat();

	boolean isSingleFile(String path) throws IOException;

	int fileGroupOption(String path) throws IOException;

	int getSeriesCount();

	void setSeries(int series);

	boolean isThumbnailSeries();

	int getResolutionCount();

	int getSizeX();

	int getSizeY();

	int getSizeC();

	int getSizeZ();

	int getSizeT();

	int getPixelType();

	boolean isLittleEndian();

	boolean isOrderCertain();

	int getIndex(int z, int c, int t);

	/** @return number of the page that holds a plane: channels of colours share one */
	int getOriginalIndex(int plane);

	Map<String, Object> getSeriesMetadata();

	byte[] openBytes(int plane) throws IOException;
}
