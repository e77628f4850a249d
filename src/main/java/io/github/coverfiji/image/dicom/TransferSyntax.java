package io.github.coverfiji.image.dicom;

import java.util.Map;

/**
 * How a file is encoded.
 *
 * @param uid number of the transfer syntax; empty if the file does not say
 */
public record TransferSyntax(String uid) {

	static final String IMPLICIT = "1.2.840.10008.1.2";
	static final String EXPLICIT = "1.2.840.10008.1.2.1";
	static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
	private static final String DEFLATED = "1.2.840.10008.1.2.1.99";
	private static final String PACKED = "1.2.840.10008.1.2.4.";

	private static final Map<String, String> NAMES = Map.ofEntries(
		Map.entry(DEFLATED, "deflate"),
		Map.entry("1.2.840.10008.1.2.5", "RLE"),
		Map.entry(PACKED + "50", "JPEG (8 bit, lossy)"),
		Map.entry(PACKED + "51", "JPEG (12 bit, lossy)"),
		Map.entry(PACKED + "57", "lossless JPEG"),
		Map.entry(PACKED + "70", "lossless JPEG"),
		Map.entry(PACKED + "80", "lossless JPEG-LS"),
		Map.entry(PACKED + "81", "JPEG-LS (lossy)"),
		Map.entry(PACKED + "90", "lossless JPEG 2000"),
		Map.entry(PACKED + "91", "JPEG 2000"),
		Map.entry(PACKED + "92", "lossless JPEG 2000"),
		Map.entry(PACKED + "93", "JPEG 2000"),
		Map.entry(PACKED + "100", "MPEG-2"),
		Map.entry(PACKED + "101", "MPEG-2"),
		Map.entry(PACKED + "102", "H.264"),
		Map.entry(PACKED + "103", "H.264"),
		Map.entry(PACKED + "110", "JPEG XL"),
		Map.entry(PACKED + "111", "JPEG XL"),
		Map.entry(PACKED + "112", "JPEG XL"),
		Map.entry(PACKED + "201", "lossless HTJ2K"),
		Map.entry(PACKED + "202", "lossless HTJ2K"),
		Map.entry(PACKED + "203", "HTJ2K"));

	/** @return whether the pixels stand in the file as they are */
	public boolean isNative() {
		return uid.isEmpty() || uid.equals(IMPLICIT) || uid.equals(EXPLICIT) || uid.equals(BIG_ENDIAN)
			|| uid.equals("1.2.840.113619.5.2"); // a maker's own name for implicit
	}

	/** @return whether not even the header can be read without unpacking */
	public boolean isDeflated() {
		return uid.equals(DEFLATED);
	}

	/** @return the kind of compression, such as "lossless JPEG 2000"; "an unknown method" for those nobody knows here */
	public String compression() {
		return NAMES.getOrDefault(uid, "an unknown method");
	}

	/** @return a program's call that writes the file without compression */
	public String remedy() {
		if (uid.equals("1.2.840.10008.1.2.5")) return "dcmdrle (DCMTK)";
		if (uid.equals(DEFLATED)) return "dcmconv +te (DCMTK)";
		if (uid.equals(PACKED + "80") || uid.equals(PACKED + "81")) return "dcmdjpls (DCMTK)";
		var jpeg = uid.matches("1\\.2\\.840\\.10008\\.1\\.2\\.4\\.(5\\d|6\\d|70)");
		return jpeg ? "dcmdjpeg (DCMTK)" : "gdcmconv --raw (GDCM)";
	}
}
