package io.github.coverfiji.image.foreign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A kind of image file that ImageJ alone does not read, known by its first bytes or the ending of its name. A file of
 * none of these kinds is no image.
 *
 * @param name as people call it, such as "Zeiss CZI"
 * @param way who opens it
 */
record ImageFormat(String name, Way way) {

	/** Who opens a file, if not ImageJ alone. */
	enum Way {

		/** Bio-Formats. */
		BIO_FORMATS(""),
		/** Plugins of a Fiji. */
		FIJI("open it in Fiji (File > Open or File > Import) and save it as TIFF, or leave it out"),
		/** A few lines of Python. */
		PYTHON("save it as TIFF from Python (tifffile.imwrite), or leave it out"),
		/** A program for pictures. */
		CONVERTER("save it as TIFF or PNG with the program that made it, or leave it out"),
		/** ImageJ, so it is not what its name says. */
		IMAGEJ("");

		private final String remedy;

		Way(String remedy) {
			this.remedy = remedy;
		}

		/** @return a deed; empty where that of other unread images holds */
		String remedy() {
			return remedy;
		}
	}

	/** Endings and names. Left out is what is mostly no image: txt, csv, xml, db, dat, raw, log, zip, … */
	private static final Map<String, ImageFormat> BY_ENDING = table(Map.of(
		Way.BIO_FORMATS, """
			czi=Zeiss CZI; zvi=Zeiss ZVI; lsm=Zeiss LSM; lif lof=Leica LIF; lei=Leica LEI; scn=Leica SCN
			nd2=Nikon ND2; oib=Olympus OIB; oif=Olympus OIF; oir=Olympus OIR; vsi ets=Olympus VSI; stk=MetaMorph STK
			ims=Imaris; dv r3d=DeltaVision; sld sldy=SlideBook; mvd2=Volocity; lim=Laboratory Imaging; ipl=IPLab
			svs=Aperio SVS; ndpi ndpis=Hamamatsu NDPI; vms=Hamamatsu VMS; mrxs=MIRAX; bif=Ventana BIF; liff=Openlab
			nii nii.gz=NIfTI; hdr img=Analyze or NIfTI; mnc=MINC; nrrd nhdr=NRRD; ics ids=ICS; mrc mrcs ali=MRC
			dm2 dm3 dm4=Digital Micrograph; sxm=Nanonis; sif=Andor SIF; spe=Princeton SPE; cxd=SimplePCI; flex=Opera Flex
			obf msr=Imspector; klb=KLB; pcoraw=PCO raw; ome ome.xml=OME-XML; qptiff=PerkinElmer QPTIFF; gel=gel scanner
			jp2 j2k jpf jpx jpc=JPEG 2000; psd=Photoshop; tga=Targa; pcx=PCX; pct pict=PICT; mng=MNG; pbm=PBM
			cr2 crw=Canon raw; nef=Nikon raw; dng=Adobe DNG; avi=AVI; mov=QuickTime; fake=Bio-Formats test""",
		Way.FIJI, "mha mhd=MetaImage; h5 hdf5 hdf=HDF5; ilp=ilastik; n5=N5; zarr=Zarr",
		Way.PYTHON, "npy npz=NumPy; mat=MATLAB",
		Way.CONVERTER, "svg=SVG; webp=WebP; heic heif=HEIC; avif=AVIF; jxl=JPEG XL; exr=OpenEXR; mp4=MPEG; ico=icon",
		Way.IMAGEJ, "tif tiff btf tf2 tf8=TIFF; png=PNG; jpg jpeg=JPEG; gif=GIF; bmp=BMP; dcm dicom ima=DICOM; "
			+ "fits fit fts=FITS; pgm ppm=PGM"));

	/** Of two files of one image, ending of the one with pixels alone and of the one that is taken for both. */
	private static final Map<String, String> HEADERS = Map.of("img", "hdr", "ids", "ics");
	private static final int LONGEST_ENDING = 2;

	/**
	 * @param file its name counts where its bytes say nothing
	 * @param head its first bytes, up to {@link FormatMark#HEAD}
	 * @return its kind; empty if it is no image that anybody knows
	 */
	static Optional<ImageFormat> of(Path file, byte[] head) {
		return FormatMark.of(head).or(() -> byName(file));
	}

	/** @param file its name counts */
	static Optional<ImageFormat> byName(Path file) {
		var parts = file.getFileName().toString().toLowerCase(Locale.ROOT).split("\\.", -1);
		return IntStream.range(Math.max(1, parts.length - LONGEST_ENDING), parts.length)
			.mapToObj(i -> String.join(".", Arrays.copyOfRange(parts, i, parts.length)))
			.filter(BY_ENDING::containsKey).map(BY_ENDING::get).findFirst();
	}

	/** @return the file beside it that is taken for the image, if this one holds the pixels of a pair */
	static Optional<Path> header(Path file) {
		var name = file.getFileName().toString();
		var dot = name.lastIndexOf('.') + 1;
		return Optional.ofNullable(HEADERS.get(name.substring(dot).toLowerCase(Locale.ROOT)))
			.map(ending -> file.resolveSibling(name.substring(0, dot) + ending)).filter(Files::isRegularFile);
	}

	private static Map<String, ImageFormat> table(Map<Way, String> ways) {
		var table = new LinkedHashMap<String, ImageFormat>();
		ways.forEach((way, text) -> {
			for (var entry : text.split(";\\s|\n")) {
				var parts = entry.split("=");
				for (var ending : parts[0].split(" ")) table.put(ending, new ImageFormat(parts[1], way));
			}
		});
		return Map.copyOf(table);
	}
}
