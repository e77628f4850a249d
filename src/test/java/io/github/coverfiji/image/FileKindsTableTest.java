package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import io.github.coverfiji.image.dicom.DicomSample;
import io.github.coverfiji.image.dicom.DicomSamples;
import io.github.coverfiji.task.UnreadableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table of docs/files.md says what becomes of each kind of file, as tried here;
 * {@code mvn test -Dtest=FileKindsTableTest -Dfiles.update=true} renews it.
 */
class FileKindsTableTest {

	private static final Path PAGE = Path.of("docs/files.md");
	private static final String BEGIN = "<!-- files: tried by FileKindsTableTest -->\n";
	private static final String END = "<!-- end of files -->\n";
	private static final String HEAD = "| family | files | what becomes of them | what the log says |\n|---|---|---|---|\n";
	private static final String LEFT_OUT = "left out of folders; a folder command goes on and succeeds";
	private static final Map<String, String> SYNTAXES = Map.of("1.2.840.10008.1.2.4.50", "JPEG", "1.2.840.10008.1.2.4.80", "JPEG-LS",
		"1.2.840.10008.1.2.4.90", "JPEG 2000", "1.2.840.10008.1.2.5", "RLE", "1.2.840.10008.1.2.1.99", "deflate");

	@TempDir
	Path folder;

	/** What becomes of a file: two of the same fate share a row. */
	private record Fate(String family, String becomes, String log) {}

	private final Map<Fate, List<String>> rows = new LinkedHashMap<>();

	@Test
	void pageTellsWhatBecomesOfFiles() throws IOException {
		for (var kind : TiffKindsTest.kinds().toList()) add("TIFF: " + kind.family(), kind.what(), TiffKindsTest.FOLDER.resolve(kind.file()));
		for (var kind : DicomSamples.all().entrySet())
			add("DICOM", kind.getKey(), kind.getValue().sample().write(folder.resolve("a.dcm")));
		for (var syntax : SYNTAXES.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList())
			add("DICOM", "compressed by " + syntax.getValue(), DicomSample.of(syntax.getKey()).format(3, 16, 16, false)
				.element(0x7fe0_0010, "OB", new byte[16], -1).write(folder.resolve("a.dcm")));
		addPictures();
		for (var name : List.of("czi", "lif", "nd2", "oib", "svs", "nii", "nii.gz", "nrrd", "jp2", "mha", "h5", "zarr", "npy", "webp"))
			add("Others, without Bio-Formats", "." + name, Files.writeString(folder.resolve("a." + name), "any content"));
		for (var name : List.of("Metadata.xml", "Thumbs.db", "readme.txt", "scores.csv", "RoiSet.zip", "a_seg.npy", "macro.ijm"))
			add("No images", name, Files.writeString(folder.resolve(name), "PK\3\4 any content"));
		add("Faults", "a .tif of other content", Files.writeString(folder.resolve("a.tif"), "any content of some length"));
		var whole = Files.readAllBytes(TiffKindsTest.FOLDER.resolve("slices.tif"));
		add("Faults", "a TIFF of which half is there",
			Files.write(folder.resolve("a.tif"), Arrays.copyOf(whole, whole.length / 2)));
		compare();
	}

	private void addPictures() throws IOException {
		var grey = new ImagePlus("grey", new ByteProcessor(9, 7));
		var saved = new LinkedHashMap<String, FileSaver>();
		for (var ending : List.of("png", "jpg", "gif", "bmp", "fits", "pgm")) saved.put(ending, new FileSaver(grey));
		for (var entry : saved.entrySet()) {
			var file = folder.resolve("grey." + entry.getKey()).toString();
			assertTrue(switch (entry.getKey()) {
				case "png" -> entry.getValue().saveAsPng(file);
				case "jpg" -> entry.getValue().saveAsJpeg(file);
				case "gif" -> entry.getValue().saveAsGif(file);
				case "bmp" -> entry.getValue().saveAsBmp(file);
				case "fits" -> entry.getValue().saveAsFits(file);
				default -> entry.getValue().saveAsPgm(file);
			});
			add("Pictures", "grey " + entry.getKey().toUpperCase(Locale.ROOT), Path.of(file));
		}
		var colour = folder.resolve("colour.png");
		new FileSaver(new ImagePlus("colour", new ColorProcessor(9, 7))).saveAsPng(colour.toString());
		add("Pictures", "coloured PNG", colour);
		var clear = folder.resolve("clear.png");
		ImageIO.write(new BufferedImage(9, 7, BufferedImage.TYPE_INT_ARGB), "png", clear.toFile());
		add("Pictures", "PNG with transparency", clear);
		var deep = Files.readAllBytes(clear);
		deep[24] = 16;
		add("Pictures", "PNG of 16 bits with transparency", Files.write(clear, deep));
	}

	private void add(String family, String what, Path file) {
		var fate = fate(family, file);
		rows.computeIfAbsent(fate, f -> new ArrayList<>()).add(what);
	}

	private static Fate fate(String family, Path file) {
		try {
			var notes = ImageOpening.check(file);
			var image = ImageFiles.open(file);
			var axes = image.axes().stream().map(a -> a.name().substring(0, 1)).collect(Collectors.joining(" "));
			return new Fate(family, "read: " + axes, String.join("; ", notes));
		}
		catch (UnreadableImage e) {
			return new Fate(family, e.kind() == UnreadableImage.Kind.FOREIGN ? LEFT_OUT : "refused", e.getMessage());
		}
		catch (IOException e) {
			return new Fate(family, "refused", e.getMessage());
		}
	}

	private void compare() throws IOException {
		var table = rows.entrySet().stream().map(row -> "| " + String.join(" | ", row.getKey().family(),
			String.join("; ", row.getValue()), row.getKey().becomes(), row.getKey().log()) + " |\n").collect(Collectors.joining("", HEAD, ""));
		var page = Files.readString(PAGE);
		var begin = page.indexOf(BEGIN) + BEGIN.length();
		var end = page.indexOf(END);
		assertTrue(begin >= BEGIN.length() && end >= begin, PAGE + " has lost its markers");
		if (Boolean.getBoolean("files.update"))
			Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
		else assertEquals(table, page.substring(begin, end),
			PAGE + " is stale. To mend it: mvn test -Dtest=FileKindsTableTest -Dfiles.update=true");
	}
}
