package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class FolderSegmentationTest {

	@TempDir
	private Path folder;
	private Path input;
	private Path output;
	private Path model;

	@BeforeEach
	void write() throws IOException {
		input = ImageFolder.good(folder.resolve("input"), 2);
		output = folder.resolve("output");
		model = UntrainedModel.save(folder.resolve("segmenter.pt"), 2, 1, 3);
	}

	private List<Path> run(boolean probabilities, Path to) {
		return new FolderSegmentation(model, new SegmentSettings(probabilities, false, 0.5, "none", false, false, 0, "", "cpu")).run(input, to, Progress.SILENT);
	}

	private String refused(Path to) {
		return assertThrows(InputException.class, () -> run(false, to)).getMessage();
	}

	@Test
	void resultsEqualThoseOfSingleImages() {
		assertEquals(List.of(output.resolve("0.tif"), output.resolve("1.tif")), run(true, output));
		assertTrue(Files.exists(output.resolve("1-probabilities.tif")));
		var labels = ImageFiles.open(output.resolve("1.tif"));
		assertEquals(Runs.image(1).calibration().x(), labels.calibration().x());
		try (var single = new Segmentation(model, SegmentSettings.DEFAULT)) {
			var expected = single.apply(ImageFiles.open(input.resolve("1.tif")), Progress.SILENT).labels();
			assertArrayEquals(Pictures.ids(expected), Pictures.ids(labels));
		}
	}

	@Test
	void brokenFilesAreNamedAndTheOthersWritten() throws IOException {
		ImageFolder.spoil(input);
		var message = refused(output);
		assertTrue(message.contains("2 files could not be segmented") && message.contains("cut.tif (")
			&& message.contains("note.tif ("), message);
		try (var written = Files.list(output)) {
			assertEquals(List.of(".segmented.jsonl", ".segmenting.lock", "0.tif", "1.tif", "classes.csv"),
				written.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}

	@Test
	void imageThatDoesNotFitTheModelIsNamedAndTheOthersWritten() throws IOException {
		Files.copy(Path.of("test-data/pictures/retina_rgb.tif"), input.resolve("00.tif"));
		assertTrue(refused(output).contains("00.tif (Cannot segment"));
		assertTrue(Files.exists(output.resolve("1.tif")) && Files.notExists(output.resolve("00.tif")));
	}

	@Test
	void inputsAreNeverOverwritten() {
		assertTrue(refused(input.resolve("..").resolve("input")).contains("would be overwritten"));
	}

	@Test
	void namesThatDifferInTheirEndingsAloneGetResultsOfTheirOwn() throws IOException {
		for (var name : List.of("0.tiff", "0.ome.tif", "1.2.840.78", "1.2.840.79"))
			Files.copy(input.resolve("0.tif"), input.resolve(name));
		var progress = new Recorder();
		assertEquals(List.of("0.ome.tif", "0.tif", "0.tiff.tif", "1.2.840.78.tif", "1.2.840.79.tif", "1.tif"),
			new FolderSegmentation(model, SegmentSettings.DEFAULT).run(input, output, progress).stream()
				.map(file -> file.getFileName().toString()).toList());
		assertTrue(progress.heard("The labels of '0.tiff' are called '0.tiff.tif'"), progress.lines.toString());
	}

	@Test
	void labelsThatWouldReplaceAPartAreRefused() throws IOException {
		Files.copy(input.resolve("0.tif"), input.resolve("0-probabilities.tif"));
		assertTrue(assertThrows(InputException.class, () -> run(true, output)).getMessage()
			.contains("would share a result, '0-probabilities.tif'"));
		assertTrue(Files.notExists(output));
		assertEquals(3, run(false, output).size());
	}

	@Test
	void filesThatAreNoImagesAreLeftOut() throws IOException {
		for (var name : List.of("Metadata.xml", "Thumbs.db", "DICOMDIR", "empty")) Files.writeString(input.resolve(name), "");
		Files.createDirectory(input.resolve("more"));
		var progress = new Recorder();
		assertEquals(2, new FolderSegmentation(model, SegmentSettings.DEFAULT).run(input, output, progress).size());
		assertTrue(progress.heard("Left out 'Metadata.xml'") && progress.heard("in 1 subfolders, such as 'more'"),
			progress.lines.toString());
		ImageFolder.spoil(input);
		var message = refused(output);
		assertTrue(message.contains("2 files could not be segmented") && !message.contains("Metadata"), message);
	}

	/** As many as fit on a screen. */
	@Test
	void ofManyFaultsAFewAreNamed() throws IOException {
		for (var i = 0; i < 50; i++) Files.writeString(input.resolve("bad" + i + ".tif"), "no image");
		var message = refused(output);
		assertTrue(message.contains("50 files could not be segmented") && message.contains("and 30 more"), message);
	}

	@Test
	void badModelOrOutputStopsBeforeAnyWork() throws IOException {
		Files.writeString(folder.resolve("file"), "");
		assertTrue(refused(folder.resolve("file").resolve("below")).contains("Cannot write to '"));
		var features = new FolderSegmentation(TinyModel.save(folder, 2, 1).path(), SegmentSettings.DEFAULT);
		assertThrows(InputException.class, () -> features.run(input, output, Progress.SILENT));
		assertTrue(Files.notExists(output));
	}
}
