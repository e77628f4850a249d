package io.github.coverfiji.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a file's name tells its format. Only endings of images and of their labels are endings: in
 * {@code 1.2.840.10008.78}, {@code scan.001} and {@code well_0.1um} all belongs to the name.
 */
public final class FileEnding {

	/** Formats of images, of films, regions and tables: what names an image, or stands beside one. */
	private static final Set<String> KNOWN = set("""
		tif tiff btf tf2 tf8 png jpg jpeg gif bmp dcm dicom ima fit fits fts pgm ppm pbm
		czi zvi lsm lif lof nd nd2 oib oif oir vsi ets stk ims dv r3d sld sldy mvd2 svs ndpi ndpis scn mrxs bif qptiff vms
		nii hdr img mnc nrrd nhdr mha mhd ics ids mrc mrcs map rec par dm2 dm3 dm4 spe sif flex obf msr klb ome xml
		jp2 j2k jpf jpx jpe dib webp heic heif avif jxl exr psd tga pcx svg ico cr2 nef dng avi mov mp4 raw
		h5 hdf hdf5 n5 zarr ilp npy npz mat zip roi labeling json geojson csv tsv txt""");
	/** What may stand between a name and its ending. */
	private static final Set<String> COMPOUND = set(
		"ome.tif ome.tiff ome.btf ome.tf2 ome.tf8 ome.xml ome.zarr nii.gz img.gz tif.gz tiff.gz");
	private static final Set<String> TEXTS = set("xml json geojson csv tsv txt md log ini html htm yml yaml");
	private static final String OME = ".ome";

	private FileEnding() {}

	private static Set<String> set(String endings) {
		return Arrays.stream(endings.split("\\s+")).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * @param name of a file, or title of an image
	 * @return it without its ending, a compound one too: {@code c0} of {@code c0.ome.tif}; never empty
	 */
	public static String base(String name) {
		return compound(name) ? name.substring(0, dot(name, dot(name, name.length()))) : stem(name);
	}

	/**
	 * As {@link #base}, but leaves {@code .ome}, so that {@code c0.ome.tif} and {@code c0.tif} stay apart: for names of
	 * results.
	 *
	 * @param name of a file, or title of an image
	 * @return it without its ending; never empty
	 */
	public static String stem(String name) {
		var dot = dot(name, name.length());
		if (compound(name)) return name.substring(0, isOme(name, dot) ? dot : dot(name, dot));
		return dot > 0 && KNOWN.contains(lower(name.substring(dot + 1))) ? name.substring(0, dot) : name;
	}

	/**
	 * @param name of a file
	 * @return whether it is called as a text
	 */
	static boolean isText(String name) {
		return TEXTS.contains(lower(name.substring(dot(name, name.length()) + 1)));
	}

	private static boolean compound(String name) {
		var first = dot(name, dot(name, name.length()));
		return first > 0 && COMPOUND.contains(lower(name.substring(first + 1)));
	}

	private static boolean isOme(String name, int dot) {
		return lower(name.substring(0, dot)).endsWith(OME);
	}

	/** @return place of the last dot before an end; -1 if there is none */
	private static int dot(String name, int end) {
		return end < 1 ? -1 : name.lastIndexOf('.', end - 1);
	}

	private static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}
}
