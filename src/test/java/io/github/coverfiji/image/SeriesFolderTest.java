package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.dicom.DicomSample;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Which files of a folder become a volume. */
class SeriesFolderTest {

	private static final int ORIENTATION = 0x0020_0037;

	@TempDir
	Path temporary;
	private Path folder;
	private final List<String> log = new ArrayList<>();

	@BeforeEach
	void series() throws IOException {
		folder = Files.createDirectory(temporary.resolve("head"));
		// Neither names nor numbers of instances follow the positions.
		var places = new double[] { 30, 10, 20, 0, 40 };
		for (var i = 0; i < places.length; i++) slice("s" + i, places[i]).write(folder.resolve("s" + i));
	}

	/** The first pixel says the position. */
	private static DicomSample slice(String name, double z) {
		return DicomSample.slice("1.2.3", z, (int) z).text(0x0020_0013, "IS", name.replaceAll("\\D", "0"));
	}

	private FolderSource open(Series series) {
		return FolderSource.open(folder, series, new PixelCache(0), new Progress() {

			@Override
			public void log(String line) {
				log.add(line);
			}
		});
	}

	private static List<String> names(ImageSource source) {
		return IntStream.range(0, source.count()).mapToObj(source::name).toList();
	}

	/** @return the first pixel of each slice */
	private static float[] firsts(CalibratedImage volume) {
		var values = Samples.values(volume, 3);
		var firsts = new float[values.length / 6];
		for (var z = 0; z < firsts.length; z++) firsts[z] = values[6 * z];
		return firsts;
	}

	private void assertLog(String... parts) {
		for (var part : parts) assertTrue(log.stream().anyMatch(line -> line.contains(part)), part + " in " + log);
	}

	@Test
	void seriesIsAVolumeInOrderOfPositionWithItsSpacing() {
		var source = open(Series.AUTO);
		assertEquals(List.of("head"), names(source));
		assertArrayEquals(new float[] { 0, 10, 20, 30, 40 }, firsts(source.get(0)));
		assertEquals(new Calibration(0.5, 0.7, 10, "mm"), source.get(0).calibration());
		assertEquals(5, source.files(0).size());
		assertLog("5 DICOM files of series 3 are taken as the volume 'head', 5 × 2 × 3 voxels of 10 × 0.7 × 0.5 mm", "from 's3'"
			+ " to 's4'", "series=files");
	}

	@Test
	void withFilesEachIsAnImage() {
		assertEquals(List.of("s0", "s1", "s2", "s3", "s4"), names(open(Series.FILES)));
		assertEquals(List.of(), log);
		assertEquals(3, FolderSource.first(folder, Series.AUTO).orElseThrow().axes().size());
		assertEquals(2, FolderSource.first(folder, Series.FILES).orElseThrow().axes().size());
	}

	@Test
	void orderFollowsTheNormalOfObliqueSlices() throws IOException {
		for (var i = 0; i < 5; i++) slice("s" + i, i).text(ORIENTATION, "DS", "0\\1\\0\\0\\0\\-1")
			.text(0x0020_0032, "DS", 2 * i + "\\7\\9").write(folder.resolve("s" + i));
		var volume = open(Series.AUTO).get(0);
		assertArrayEquals(new float[] { 4, 3, 2, 1, 0 }, firsts(volume));
		assertEquals(2, volume.calibration().z());
	}

	@Test
	void slopesOfTheSlicesAreTheirOwn() throws IOException {
		slice("s0", 30).rescaled("2", "1").write(folder.resolve("s0"));
		assertArrayEquals(new float[] { 0, 10, 20, 61, 40 }, firsts(open(Series.AUTO).get(0)));
	}

	@Test
	void localizersAreLeftOutAndSaid() throws IOException {
		for (var i = 0; i < 3; i++) slice("loc" + i, i).text(ORIENTATION, "DS", "0\\1\\0\\0\\0\\-1")
			.text(0x0008_0018, "UI", "7." + i).write(folder.resolve("loc" + i));
		DicomSample.grey(16, false, 1, 2, 3, 4, 5, 6).write(folder.resolve("another"));
		assertEquals(List.of("another", "head"), names(open(Series.AUTO)));
		assertLog("Left out 3 DICOM files of the same examination", "'loc0', 'loc1', 'loc2'");
	}

	@Test
	void severalSeriesAreVolumesOfTheirOwn() throws IOException {
		for (var i = 0; i < 4; i++) DicomSample.slice("1.2.8", i, i).write(folder.resolve("t" + i));
		assertEquals(List.of("head_3", "head_8"), names(open(Series.AUTO)));
	}

	@Test
	void echoesAreToldApart() throws IOException {
		for (var i = 0; i < 5; i++) {
			slice("s" + i, i * 10).text(0x0018_0081, "DS", "4.6").text(0x0008_0032, "TM", "1200" + i)
				.write(folder.resolve("s" + i));
			slice("t" + i, i * 10).text(0x0018_0081, "DS", "9.2").text(0x0008_0032, "TM", "1300" + i)
				.text(0x0008_0018, "UI", "8." + i).words(i, 0, 0, 0, 0, 0).write(folder.resolve("t" + i));
		}
		var source = open(Series.AUTO);
		assertEquals(List.of("head_3-echo-time-4.6", "head_3-echo-time-9.2"), names(source));
		assertArrayEquals(new float[] { 0, 1, 2, 3, 4 }, firsts(source.get(1)));
	}

	@Test
	void copiesAndMissingSlicesAreSaid() throws IOException {
		Files.copy(folder.resolve("s2"), folder.resolve("copy"));
		slice("s9", 60).write(folder.resolve("s9"));
		assertArrayEquals(new float[] { 0, 10, 20, 30, 40, 60 }, firsts(open(Series.AUTO).get(0)));
		assertLog("Left out 1 DICOM files at the depth of other slices: 's2'", "1 of the 5 gaps", "about 1 slices are missing");
	}

	@Test
	void doubtfulSlicesAreAVolumeOnlyIfAskedFor() throws IOException {
		Files.delete(folder.resolve("s0"));
		Files.delete(folder.resolve("s1"));
		assertEquals(3, open(Series.AUTO).count());
		assertLog("3 DICOM files of series 3 are not taken as a volume", "series=volume");
		assertEquals(List.of("head"), names(open(Series.VOLUME)));
	}

	@Test
	void volumeThatIsNotThereIsRefused() throws IOException {
		for (var i = 0; i < 5; i++) Files.delete(folder.resolve("s" + i));
		DicomSample.grey(16, false, 1, 2, 3, 4, 5, 6).write(folder.resolve("one"));
		var message = assertThrows(InputException.class, () -> open(Series.VOLUME)).getMessage();
		assertTrue(message.contains("no DICOM files that are slices of one volume"), message);
		assertTrue(assertThrows(InputException.class, () -> Series.of("stack")).getMessage().contains("auto, volume, files"));
	}
}
