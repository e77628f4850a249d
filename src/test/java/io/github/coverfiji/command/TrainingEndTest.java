package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;

import io.github.coverfiji.image.ImageFiles;

/** The last lines of real trainings, as the console shows them: what was reached, where it is and what comes next. */
class TrainingEndTest {

	private static final String IMAGE = "newImage('picture', '8-bit ramp', 32, 32, 1);";
	private static final String LABELS = "newImage('map', '8-bit black', 32, 32, 1); makeRectangle(4, 4, 12, 12); setColor(1); fill();"
		+ " run('Select None');";
	private static final String SHORT = " model=tiny patch=16 batch=2 epochs=2";

	@TempDir
	Path parent;

	@Test
	void pretrainingLeadsToTrainingFromLabels() throws IOException {
		var lines = run(IMAGE, "COVER Pretrain", "radius=1" + SHORT);
		assertTrue(lines.get(0).matches("Finished: loss \\d+\\.\\d{3}, explained -?\\d+\\.\\d{3} in the last steps\\."), lines.get(0));
		assertEquals(List.of("The run is in '" + folder() + "'.",
			"Next: Plugins > COVER > COVER Train Segmentation with this folder to start from; in a macro:",
			"run(\"COVER Train Segmentation\", \"images=[FOLDER OF IMAGES] labels=[FOLDER OF LABELS] output=[NEW FOLDER] start=["
				+ folder() + "]\");"), lines.subList(1, lines.size()));
	}

	@Test
	void trainingWithoutImagesKeptAsideTellsItsLossAndItsNextLineRuns() throws IOException {
		var lines = run(IMAGE + LABELS, "COVER Train Segmentation", "image=picture truth=map" + SHORT);
		assertTrue(lines.get(0).matches("Finished: loss \\d+\\.\\d{3} in the last steps\\."), lines.get(0));
		var next = lines.get(lines.size() - 1);
		assertEquals("run(\"COVER Segment\", \"model=[" + folder() + "]\");", next);
		macro(IMAGE + next + "if (getTitle() != 'picture-labels') exit(getTitle());");
	}

	@Test
	void trainingThatKeepsImagesAsideTellsItsBestScore() throws IOException {
		for (var kind : List.of("images", "labels"))
			for (int i = 0; i < 5; i++) save(kind, i);
		var lines = run("", "COVER Train Segmentation", "images=[" + parent.resolve("images") + "] labels=["
			+ parent.resolve("labels") + "]" + SHORT);
		assertTrue(lines.get(0).matches("Finished: best on the images kept aside, at step \\d+, dice [01]\\.\\d{3}\\."), lines.get(0));
	}

	private void save(String kind, int i) throws IOException {
		var image = IJ.createImage(kind + i, "8-bit black", 32, 32, 1);
		image.setRoi(4 + i, 4, 12, 12);
		image.getProcessor().setValue(kind.equals("labels") ? 1 : 200);
		image.getProcessor().fill(image.getRoi());
		image.deleteRoi();
		Files.createDirectories(parent.resolve(kind));
		ImageFiles.saveTiff(new ImagePlus("", image.getProcessor()), parent.resolve(kind).resolve(i + ".tif"));
	}

	/** Stopped by the thread, which is one of the ways to cancel; Esc and the button Stop end in the same place. */
	@Test
	void cancelledTrainingTellsHowToGoOn() throws IOException {
		var text = new StoppingStream("Pretraining with");
		var session = new MacroSession(new ConsoleProgress(text.print(), new PrintStream(new ByteArrayOutputStream()), false));
		try (session) {
			var failure = session.run(file(IMAGE + call("COVER Pretrain", "radius=1" + SHORT.replace("epochs=2", "epochs=4000"))), "");
			assertTrue(Thread.interrupted() | failure.orElse("").contains("cancelled"), failure.toString());
		}
		var lines = lines(text.toString(StandardCharsets.UTF_8));
		assertEquals(List.of("Stopped. The run in '" + folder() + "' can go on where it is.",
			"To go on: Plugins > COVER > COVER Pretrain with the same values, and the box to go on with the run ticked; in a macro:"),
			lines.subList(0, 2));
		var options = OptionString.parse(lines.get(2).replaceAll("run\\(\"COVER Pretrain\", \"|\"\\);", "")).values();
		assertEquals("true", options.get("resume"));
		assertEquals("4000", options.get("epochs"));
		assertFalse(options.containsKey("seed"), "what is at its default need not be written");
	}

	/** Interrupts its writer after a line. */
	private static final class StoppingStream extends ByteArrayOutputStream {

		private final String word;

		StoppingStream(String word) {
			this.word = word;
		}

		PrintStream print() {
			return new PrintStream(this, true, StandardCharsets.UTF_8) {

				@Override
				public void println(String line) {
					super.println(line);
					if (line.startsWith(word)) Thread.currentThread().interrupt();
				}
			};
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"a.tif | k=a.tif", "C:\\my runs\\a | k=[C:/my runs/a]", "say \"x\" | k=[say \\\"x\\\"]", "0.5,1 | k=0.5,1" })
	void valuesStandInAMacroAsItReadsThem(String value, String expected) {
		assertEquals("run(\"L\", \"" + expected + "\");", MacroLine.of("L", new LinkedHashMap<>(Map.of("k", value))));
	}

	private String folder() {
		return parent.resolve("a run").toAbsolutePath().toString();
	}

	private List<String> run(String before, String label, String options) throws IOException {
		return lines(macro(before + call(label, options)));
	}

	private String call(String label, String options) {
		return "run('" + label + "', 'output=[" + parent.resolve("a run") + "] " + options + "');";
	}

	private String macro(String text) throws IOException {
		var out = new ByteArrayOutputStream();
		var session = new MacroSession(new ConsoleProgress(new PrintStream(out, true, StandardCharsets.UTF_8),
			new PrintStream(new ByteArrayOutputStream()), false));
		try (session) {
			assertEquals(Optional.empty(), session.run(file(text), ""));
			return out.toString(StandardCharsets.UTF_8);
		}
	}

	private Path file(String text) throws IOException {
		return Files.writeString(parent.resolve("macro.ijm"), text);
	}

	/** From the first of the closing lines on. */
	private static List<String> lines(String text) {
		return text.lines().dropWhile(line -> !line.startsWith("Finished") && !line.startsWith("Stopped")).toList();
	}
}
