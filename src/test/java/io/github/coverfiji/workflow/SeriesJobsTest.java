package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.io.FileSaver;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.Series;
import io.github.coverfiji.image.dicom.DicomSample;
import io.github.coverfiji.task.Progress;

/** Jobs on a folder whose files are a DICOM series. */
class SeriesJobsTest {

	private static final int SLICES = 5;

	@TempDir
	private Path folder;
	private Path images;
	private Path labels;

	@BeforeEach
	void write() throws IOException {
		images = Files.createDirectory(folder.resolve("head"));
		labels = Files.createDirectory(folder.resolve("labels"));
		for (int i = 0; i < SLICES; i++) DicomSample.slice("1.2.3", i, i).write(images.resolve("s" + i + ".dcm"));
	}

	private void label(String name, int slices) {
		new FileSaver(IJ.createImage("labels", "8-bit black", 3, 2, slices)).saveAsTiff(labels.resolve(name).toString());
	}

	private int images(Series series) {
		var found = LabelledImages.open(images, labels, series, new PixelCache(0), Progress.SILENT);
		assertEquals(found.labels().get(0).extent(Axis.Z), found.images().get(0).extent(Axis.Z));
		return found.images().count();
	}

	@Test
	void labelsOfSingleFilesKeepThemApart() {
		for (int i = 0; i < SLICES; i++) label("s" + i + ".tif", 1);
		assertEquals(SLICES, images(Series.AUTO));
		assertEquals(SLICES, images(Series.FILES));
	}

	@Test
	void labelsOfTheFoldersNameAreThoseOfTheVolume() {
		label("head.tif", SLICES);
		assertEquals(1, images(Series.AUTO));
		assertEquals(1, images(Series.VOLUME));
	}

	@Test
	void seriesIsSegmentedIntoOneVolume() throws IOException {
		var model = UntrainedModel.save(folder.resolve("m.pt"), 2, 1, 3);
		var job = new FolderSegmentation(model, SegmentSettings.DEFAULT);
		var results = job.run(images, Series.AUTO, folder.resolve("out"), new PixelCache(0), Progress.SILENT);
		assertEquals(1, results.size());
		assertEquals("head.tif", results.get(0).getFileName().toString());
		assertEquals(SLICES, ImageFiles.open(results.get(0)).extent(Axis.Z));
		var before = Files.getLastModifiedTime(results.get(0));
		job.run(images, Series.AUTO, folder.resolve("out"), new PixelCache(0), Progress.SILENT);
		assertEquals(before, Files.getLastModifiedTime(results.get(0)));
		assertEquals(SLICES, job.run(images, Series.FILES, folder.resolve("files"), new PixelCache(0), Progress.SILENT).size());
		assertTrue(Files.exists(folder.resolve("files/s0.tif")));
	}
}
