package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class FeatureStudyTest {

	@TempDir
	private Path folder;

	private FeatureTable study(LabelledImages images, int dimension) {
		return new FeatureStudy(TinyModel.save(folder, dimension, 1), "cpu").run(images, "", Progress.SILENT);
	}

	private static double figure(FeatureTable.Row row, String name) {
		return row.figures().get(FeatureTable.FIGURES.indexOf(name));
	}

	@Test
	void eachLevelHasARowAndAllTogether() throws IOException {
		var table = folder.resolve("table.csv");
		var rows = new FeatureStudy(TinyModel.save(folder, 2, 1), "cpu").run(Runs.labelled(2), table.toString(),
			Progress.SILENT).rows();
		assertEquals(List.of(128, 64, 32, 16, 8, 248), rows.stream().map(FeatureTable.Row::features).toList());
		assertEquals(List.of("0", "1", "2", "3", "4", "all"), rows.stream().map(FeatureTable.Row::level).toList());
		for (var row : rows.subList(0, 5))
			assertTrue(row.scatter().ratio() > 0 && !(row.scatter().correlation() > 1), row.toString());
		assertTrue(rows.get(4).scatter().ratio() < 1, "even fresh weights see what is bright: " + rows.get(4));
		assertTrue(Double.isNaN(rows.get(5).scatter().ratio()), "levels have no common grid");
		for (var row : rows) {
			assertTrue(Double.isNaN(figure(row, "Z")), row.toString());
			for (var name : List.of("Y", "X", "Intensity", "Edges", "Classes"))
				assertTrue(figure(row, name) <= 1, row.toString());
		}
		var lines = Files.readAllLines(table);
		assertEquals("Level,Features,Ratio,Correlation,Y,X,Z,Intensity,Edges,Classes", lines.get(0));
		assertEquals(7, lines.size());
		assertTrue(lines.get(6).startsWith("all,248,NaN,NaN,"), lines.get(6));
	}

	/**
	 * Stripes that look the same in all nine tiles of 16 pixels: fresh weights tell what is bright, but of y and x only the place
	 * within the tile, at most (16² − 1) / (48² − 1) of the variance.
	 */
	@Test
	void whatIsInTheTileIsTold() {
		var ids = IntStream.range(0, 48 * 48).map(v -> v % 48 / 4 % 2).toArray();
		var image = Pictures.labels("stripes", Calibration.NONE, Pictures.XY, new long[] { 48, 48 }, ids);
		var twice = ImageSource.of(List.of(image, image));
		var all = study(new LabelledImages(twice, twice, Optional.empty()), 2).rows().get(5);
		assertTrue(figure(all, "Intensity") > 0.85 && figure(all, "Classes") > 0.9, all.toString());
		for (var axis : List.of("Y", "X")) assertEquals(255 / 2303.0, figure(all, axis), 0.03, all.toString());
	}

	/** Slices brighten with their number: what is seen is the place. The darkest are open. */
	@Test
	void placeIsToldInVolumesToo() {
		var images = new ArrayList<CalibratedImage>();
		var labels = new ArrayList<CalibratedImage>();
		for (int i = 0; i < 2; i++) {
			var values = new int[16 * 16 * 20];
			for (int v = 0; v < values.length; v++) values[v] = v / (16 * 16);
			images.add(Pictures.labels("image", Calibration.NONE, Pictures.XYZ, new long[] { 16, 16, 20 }, values));
			labels.add(Pictures.labels("labels", Calibration.NONE, Pictures.XYZ, new long[] { 16, 16, 20 },
				IntStream.of(values).map(z -> z < 4 ? 255 : z < 9 ? 3 : 7).toArray()));
		}
		var all = study(new LabelledImages(ImageSource.of(images), ImageSource.of(labels), Optional.empty()), 3)
			.rows().get(5);
		assertEquals(1, figure(all, "Z"), 0.01);
		assertEquals(figure(all, "Z"), figure(all, "Intensity"), 1e-9);
		assertTrue(figure(all, "Classes") > 0.95, all.toString());
	}

	@Test
	void oneImageTellsNothingOfOthersAndSaysSo() {
		var said = new ArrayList<String>();
		var rows = new FeatureStudy(TinyModel.save(folder, 2, 1), "cpu").run(Runs.labelled(1), "", new Progress() {

			@Override
			public void log(String line) {
				said.add(line);
			}
		}).rows();
		assertTrue(rows.get(4).scatter().ratio() < 1, rows.toString());
		for (var row : rows) assertTrue(row.figures().subList(2, 8).stream().allMatch(n -> n.isNaN()), row.toString());
		assertTrue(said.stream().anyMatch(line -> line.contains("give two or more")), said.toString());
	}

	@Test
	void runsAreAlike() {
		assertEquals(study(Runs.labelled(2), 2), study(Runs.labelled(2), 2));
	}

	@Test
	void labelsOfAnotherSizeAreRefused() {
		var labels = Pictures.labels("small", Runs.image(0).calibration(), Pictures.XY, new long[] { 2, 2 }, 0, 1, 0, 1);
		var images = new LabelledImages(Runs.images(1), ImageSource.of(List.of(labels)), Optional.empty());
		var measuring = new FeatureStudy(TinyModel.save(folder, 2, 1), "cpu");
		assertTrue(assertThrows(InputException.class, () -> measuring.run(images, "", Progress.SILENT)).getMessage()
			.contains("its labels 'small' have another size"));
	}
}
