package io.github.coverfiji.workflow.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.LabelReader;
import io.github.coverfiji.metric.Overlap;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.SegmentSettings;
import io.github.coverfiji.workflow.Segmentation;

/** One whole experiment on parts of brain slices: what it leaves, and going on with it. */
class ExperimentTest {

	/** Pages have to escape it. */
	private static final String WHOLE = "all & whole";

	@TempDir
	static Path folder;

	private static TinyExperiments tiny;
	/** How often a whole run asks whether to go on. */
	private static long questions;

	@BeforeAll
	static void runOnce() throws IOException {
		tiny = new TinyExperiments(folder);
		tiny.run(WHOLE, Map.of(), tiny.listener(Long.MAX_VALUE));
		questions = tiny.asked();
	}

	private static List<String> withoutSeconds(String output) throws IOException {
		return tiny.rows(output, "cells.csv").stream().map(row -> row.substring(0, row.lastIndexOf(','))).toList();
	}

	@Test
	void everyCellHasItsRowsAndEverySeedItsTest() throws IOException {
		var cells = tiny.rows(WHOLE, "cells.csv");
		assertEquals("Start,Mode,Shots,Seed,Dice,Tested,Unseen,Steps,Seconds", cells.get(0));
		assertEquals(1 + 2 * 2, cells.size());
		var images = tiny.rows(WHOLE, "images.csv");
		assertEquals("Start,Mode,Shots,Seed,Image,Unit,Class,Shown,Dice", images.get(0));
		assertEquals(1 + 4 * 2 * 9, images.size());
		for (var seed : List.of("1", "2")) {
			var tested = images.stream().map(row -> row.split(",")).filter(row -> row[3].equals(seed))
				.map(row -> row[4]).distinct();
			assertEquals(2, tested.count(), "the same images for all cells of a seed");
		}
		assertTrue(tiny.log.stream().anyMatch(
			line -> line.matches("COVER, whole, 2 labels, seed 2: Dice 0\\.\\d{3} \\(cell 4 of 4\\)\\.")),
			tiny.log.toString());
		assertTrue(Files.exists(folder.resolve(WHOLE + "/cells/COVER-whole-2-2/best.pt")));
		assertFalse(Files.exists(folder.resolve(WHOLE + "/cells/COVER-whole-2-2/state.bin")),
			"finished cells are small");
	}

	@Test
	void diceIsThatOfTheKeptModel() throws IOException {
		var row = tiny.rows(WHOLE, "images.csv").stream().map(line -> line.split(","))
			.filter(cells -> cells[0].equals("scratch") && cells[2].equals("2") && cells[6].equals("background"))
			.findFirst().orElseThrow();
		try (var model = new Segmentation(folder.resolve(WHOLE + "/cells/scratch-whole-2-" + row[3]),
			SegmentSettings.DEFAULT)) {
			var found = ids(model.apply(ImageFiles.open(folder.resolve("images").resolve(row[4])),
				Progress.SILENT).labels());
			var truth = ids(ImageFiles.open(folder.resolve("labels").resolve(row[4])));
			var dice = Overlap.count(truth.length, i -> truth[i] == 0, i -> found[i] == 0).dice();
			assertEquals(dice, Double.parseDouble(row[8]), 1e-9);
		}
	}

	private static int[] ids(CalibratedImage labels) {
		return LabelReader.read(labels, new long[2], labels.size(2), 2, 255);
	}

	@Test
	void reportStandsForItself() throws Exception {
		var text = Files.readString(folder.resolve(WHOLE + "/report.html"));
		var page = DocumentBuilderFactory.newInstance().newDocumentBuilder()
			.parse(folder.resolve(WHOLE + "/report.html").toFile());
		assertEquals("html", page.getDocumentElement().getTagName());
		assertEquals(1, page.getElementsByTagName("img").getLength());
		assertTrue(text.contains("src=\"data:image/png;base64,iVBOR"));
		assertFalse(text.contains("href=") || text.contains("src=\"http"), "needs nothing else");
		assertTrue(text.contains("With 2 labels (2 seeds) "), text);
		assertTrue(text.contains("run(&quot;COVER Experiment&quot;, &quot;images=[")
			&& text.contains(" shots=2 seeds=2 test=0.4 "));
		var mean = tiny.rows(WHOLE, "cells.csv").stream().map(row -> row.split(","))
			.filter(row -> row[0].equals("COVER") && row[2].equals("2"))
			.mapToDouble(row -> Double.parseDouble(row[4])).average().orElseThrow();
		assertTrue(text.contains("<td class=\"number\">" + String.format(Locale.ROOT, "%.3f", mean) + "</td>"), text);
		var plot = ImageIO.read(new File(folder.toFile(), WHOLE + "/plot-whole.png"));
		assertTrue(plot.getWidth() > 900 && plot.getHeight() > 600, plot.toString());
	}

	@Test
	@Tag("slow")
	void stoppedAnywhereItGoesOnToTheSame() throws IOException {
		for (int stop = 0; stop < 3; stop++)
			assertThrows(CancelledException.class, () -> tiny.run("parts", Map.of(), tiny.listener(questions / 4)));
		tiny.run("parts", Map.of(), tiny.listener(Long.MAX_VALUE));
		assertEquals(withoutSeconds(WHOLE), withoutSeconds("parts"));
		assertEquals(tiny.rows(WHOLE, "images.csv"), tiny.rows("parts", "images.csv"));
	}

	@Test
	void finishedCellsAreNotComputedAgainAndOtherSettingsAreRefused() throws IOException {
		var before = tiny.rows(WHOLE, "cells.csv");
		tiny.log.clear();
		tiny.run(WHOLE, Map.of("starts", "scratch"), tiny.listener(Long.MAX_VALUE));
		assertTrue(tiny.log.stream().noneMatch(line -> line.contains("(cell ") || line.startsWith("Pretraining")),
			tiny.log.toString());
		assertEquals(before, tiny.rows(WHOLE, "cells.csv"));
		assertTrue(Files.readString(folder.resolve(WHOLE + "/report.html")).contains("asked for 2 other trainings"));
		tiny.run(WHOLE, Map.of("starts", "COVER"), tiny.listener(Long.MAX_VALUE));
		assertTrue(Files.readString(folder.resolve(WHOLE + "/report.html")).contains("Difference from scratch"),
			"scratch stays what the others are compared with");
		var message = assertThrows(InputException.class,
			() -> tiny.run(WHOLE, Map.of("steps", 3), Progress.SILENT)).getMessage();
		assertTrue(message.contains("it was started with steps=2, now it is 3"), message);
		assertTrue(assertThrows(InputException.class, () -> tiny.run(WHOLE, Map.of(),
			tiny.folders(folder.resolve("images").toString(), ""), Progress.SILENT)).getMessage()
			.contains("other images"));
		assertEquals(before, tiny.rows(WHOLE, "cells.csv"));
	}
}
