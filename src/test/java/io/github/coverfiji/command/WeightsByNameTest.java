package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;

import io.github.coverfiji.model.NamedWeights;
import io.github.coverfiji.release.StandInWeights;

/** Macros that name weights instead of giving paths. */
class WeightsByNameTest {

	@TempDir
	static Path folder;

	private static StandInWeights fiji;
	private static MacroDesk desk;

	@BeforeAll
	static void makeFiles() throws IOException {
		fiji = new StandInWeights(folder.resolve("Fiji"));
		fiji.add("xray-2d", 2, null);
		fiji.add("mri-3d", 3, null);
		fiji.add("mine", 2, null);
		desk = new MacroDesk(folder);
		desk.succeed(MacroDesk.TWO_IMAGES + "for (i = 0; i < 4; i++) { for (c = 0; c < 2; c++) { File.makeDirectory('FOLDER/in');"
			+ " File.makeDirectory('FOLDER/in/' + c); selectImage('picture.tif');"
			+ " saveAs('Tiff', 'FOLDER/in/' + c + '/' + i + '.tif'); rename('picture.tif'); } } run('Close All');");
	}

	@AfterAll
	static void close() {
		desk.close();
		fiji.close();
	}

	@Test
	void trainingStartsFromThem() throws IOException {
		desk.succeed(open() + "run('COVER Train Segmentation', 'image=picture.tif truth=map.tif output=[FOLDER/run] patch=16"
			+ " epochs=1 batch=3 validation=0 weights=xray-2d');");
		var start = desk.logged().lines().filter(line -> line.contains("Start: ")).findFirst().orElseThrow();
		assertTrue(start.contains(fiji.folder().resolve("xray-2d.pt").toString()) && !start.contains("Start: 0 of"), start);
		var record = Files.readString(folder.resolve("run/record.json"));
		assertTrue(record.contains("\"start\": \"xray-2d\""), "the name is kept");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"Train Segmentation; image=picture.tif truth=map.tif weights=xray-2d start=[FOLDER/model.pt]; are both given. To mend"
			+ " it: leave start empty, or set weights=none.",
		"Train Segmentation; image=picture.tif truth=map.tif weights=xray-3d; is none of 'none', 'xray-2d', 'fluorescence-2d'",
		"Train Segmentation; image=picture.tif truth=map.tif start=xray2d; did you mean 'xray-2d'",
		"Train Segmentation; image=picture.tif truth=map.tif weights=mri-3d; it is a 3D model, but 'picture.tif' has a"
			+ " single slice. To mend it: choose weights of planes",
		"Train Classifier; input=[FOLDER/in] weights=mri-3d; it is a 3D model, but",
		"Pretrain; image=picture.tif weights=mri-3d dimension=2; it is a 3D model for 1 channels, but the images are 2D with 1",
	})
	void whatCannotBeStartsNothing(String command, String options, String reason) {
		var message = desk.fail(open() + "run('COVER " + command + "', '" + options + " output=[FOLDER/out]');");
		assertTrue(message.contains(reason), message);
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void cardIsShown() {
		desk.succeed("run('COVER Describe Model', 'model=xray-2d');");
		var lines = List.of("- **Title**: Title of xray-2d", "- **Data**: made up", "- **Licence**: none",
			"- **Attribution**: nobody", "- **Recipe**: run(\"COVER Pretrain\")");
		assertTrue(desk.logged().contains(String.join("\n", lines.subList(1, 4))), desk.logged());
		lines.forEach(line -> assertTrue(desk.logged().contains(line), line));
	}

	@Test
	void featuresAreExtractedByThem() {
		desk.succeed(open() + "run('COVER Extract Features', 'model=mine components=3');");
		assertEquals(32, desk.activeImage().getWidth());
	}

	@Test
	void segmentingWithThemSaysHowToTrainFirst() {
		var message = desk.fail(open() + "run('COVER Segment', 'model=xray-2d');");
		assertTrue(message.contains("To mend it: train a segmentation from it first (COVER Train Segmentation with"
			+ " start=xray-2d)."), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "COVER Pretrain", "COVER Train Segmentation", "COVER Train Classifier" })
	void dialogsOfferWhatIsShipped(String label) {
		try (var context = new Context()) {
			var offered = CommandInput.of(WorkflowInfo.allIn(context).get(label).info()).stream()
				.filter(input -> input.key().equals("weights")).findFirst().orElseThrow().choices();
			assertEquals(Stream.concat(Stream.of(Inputs.NO_WEIGHTS), NamedWeights.SHIPPED.stream()).toList(), offered);
		}
	}

	private static String open() {
		return "run('Close All');" + MacroDesk.TWO_IMAGES + "selectImage('picture.tif');";
	}
}
