package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Each is refused in a sentence before anything is written. */
class BadInputTest {

	@TempDir
	private Path folder;
	private Path output;

	@BeforeEach
	void name() {
		output = folder.resolve("output");
	}

	@AfterEach
	void nothingWasWritten() {
		assertTrue(Files.notExists(output));
	}

	private void refusesPretraining(String why, PretrainingSettings settings, ImageSource images) {
		assertSays(why, assertThrows(InputException.class,
			() -> new Pretraining(settings).run(images, output, false, Progress.SILENT)));
	}

	private void refusesLabels(String why, LabelledImages images) {
		assertSays(why, assertThrows(InputException.class,
			() -> new SegmentationTraining(Runs.SEGMENTATION).run(images, output, false, Progress.SILENT)));
	}

	private void refusesStart(String why, Path start) {
		refusesPretraining(why, Runs.with(Runs.COVER, "start", start.toString()), Runs.images(1));
		var settings = Runs.with(Runs.SEGMENTATION, "start", start.toString());
		assertSays(why, assertThrows(InputException.class,
			() -> new SegmentationTraining(settings).run(colourful(), output, false, Progress.SILENT)));
	}

	/** An image of two channels with labels: fits no model of these tests. */
	private static LabelledImages colourful() {
		return LabelledImages.of(Pictures.noise(List.of(Axis.X, Axis.Y, Axis.CHANNEL), Runs.WIDTH, Runs.HEIGHT, 2),
			Runs.labels(Runs.spots(0)));
	}

	/** What, why and remedy, in one sentence each. */
	private static void assertSays(String why, InputException fault) {
		assertTrue(fault.getMessage().contains(why), fault.getMessage());
		assertTrue(fault.getMessage().matches("(?s)(Cannot|There) .+: .+\\. To mend it: .+\\."), fault.getMessage());
	}

	private static int[] ids(int value) {
		var ids = new int[Runs.WIDTH * Runs.HEIGHT];
		Arrays.fill(ids, value);
		return ids;
	}

	@Test
	void noImage() {
		refusesPretraining("there is no image", Runs.COVER, ImageSource.of(List.of()));
		refusesLabels("there is no image",
			new LabelledImages(ImageSource.of(List.of()), ImageSource.of(List.of()), Optional.empty()));
	}

	@Test
	void folderWithoutReadableImages() throws IOException {
		var empty = Files.createDirectory(folder.resolve("empty"));
		assertSays("it holds no files", assertThrows(InputException.class, () -> FolderSource.open(empty, Progress.SILENT)));
		ImageFolder.spoil(empty);
		assertSays("none of its 2 files can be read",
			assertThrows(InputException.class, () -> FolderSource.open(empty, Progress.SILENT)));
		assertSays("there is no such folder", assertThrows(InputException.class,
			() -> LabelledImages.open(folder.resolve("none"), empty, Progress.SILENT)));
	}

	@Test
	void noLabelMapHasTheNameOfAnImage() throws IOException {
		var images = ImageFolder.good(folder.resolve("images"), 2);
		var labels = Files.createDirectory(folder.resolve("labels"));
		ImageFolder.save(Runs.labels(Runs.spots(0)), labels.resolve("other.tif"));
		assertSays("has the name of an image",
			assertThrows(InputException.class, () -> LabelledImages.open(images, labels, Progress.SILENT)));
	}

	@Test
	void channelsThatDiffer() {
		var colour = Pictures.noise(List.of(Axis.X, Axis.Y, Axis.CHANNEL), 40, 40, 3);
		refusesPretraining("it has 3 channels, but 'image 0' has 1", Runs.COVER,
			ImageSource.of(List.of(Runs.image(0), colour)));
	}

	@Test
	void volumesWantedOfPlanes() {
		refusesPretraining("it has a single slice", Runs.with(Runs.COVER, "dimension", "3"), Runs.images(2));
	}

	@Test
	void labelsOfAnotherSizeOrNumber() {
		var small = Pictures.labels("small", Calibration.NONE, Pictures.XY, new long[] { 2, 2 }, 0, 1, 1, 0);
		refusesLabels("1 plane of 40 × 48, but its labels 'small' have 1 plane of 2 × 2",
			LabelledImages.of(Runs.image(0), small));
		var stack = Pictures.noise(Pictures.XYZ, Runs.WIDTH, Runs.HEIGHT, 3);
		refusesLabels("3 planes of 40 × 48, but its labels 'labels' have 1 plane of 40 × 48",
			LabelledImages.of(stack, Runs.labels(Runs.spots(0))));
		assertSays("2 images, but 1 label maps", assertThrows(InputException.class, () -> new LabelledImages(Runs.images(2),
			ImageSource.of(List.of(Runs.labels(Runs.spots(0)))), Optional.empty())));
	}

	@Test
	void labelsThatNameNoClasses() {
		refusesLabels("a single class (id 0)", LabelledImages.of(Runs.image(0), Runs.labels(ids(0))));
		refusesLabels("no pixel is labelled", LabelledImages.of(Runs.image(0), Runs.labels(ids(255))));
		refusesLabels("class ids are whole numbers", LabelledImages.of(Runs.image(0), Runs.image(1)));
		refusesLabels("class ids need exactly 1", LabelledImages.of(Runs.image(0),
			Pictures.noise(List.of(Axis.X, Axis.Y, Axis.CHANNEL), Runs.WIDTH, Runs.HEIGHT, 3)));
	}

	@Test
	void labelsBeyondTheClassesNamed() {
		var ids = Runs.spots(0);
		ids[7] = 5;
		refusesLabels("the value 5, but the classes named end at 1", new LabelledImages(Runs.images(1),
			ImageSource.of(List.of(Runs.labels(ids))), Optional.of(LabelClasses.of(2))));
	}

	@Test
	void startThatDoesNotFit() throws IOException {
		var volumes = Files.createDirectory(folder.resolve("volumes"));
		refusesPretraining("it is a 3D model for 1 channels, but the images are 2D with 1",
			Runs.with(Runs.COVER, "start", TinyModel.save(volumes, 3, 1).path().toString()), Runs.images(1));
		refusesStart("it is a 2D model for 3 channels", TinyModel.save(folder, 2, 3).path());
	}

	@Test
	void startThatIsNoModel() throws IOException {
		refusesStart("there is no such file", folder.resolve("missing.pt"));
		refusesStart("there is no such file", folder);
		var text = folder.resolve("text.pt");
		Files.writeString(text, "no model");
		refusesStart("it is not a model file, or it was cut short", text);
		var whole = Files.readAllBytes(TinyModel.save(folder, 2, 1).path());
		Files.write(text, Arrays.copyOf(whole, whole.length * 3 / 4));
		refusesStart("it is not a model file, or it was cut short", text);
	}

	@Test
	void outputBelowAFile() throws IOException {
		var file = folder.resolve("file");
		Files.writeString(file, "kept");
		assertSays("Cannot write", assertThrows(InputException.class,
			() -> new Pretraining(Runs.COVER).run(Runs.images(1), file.resolve("run"), false, Progress.SILENT)));
		assertEquals("kept", Files.readString(file));
	}

	@Test
	void outputOfAnotherRun() throws IOException {
		var other = Files.createDirectory(folder.resolve("other"));
		Files.writeString(other.resolve("record.json"), "{}");
		assertSays("it holds another run", assertThrows(InputException.class,
			() -> new Pretraining(Runs.COVER).run(Runs.images(1), other, false, Progress.SILENT)));
		assertSays("it holds another run", assertThrows(InputException.class,
			() -> new SegmentationTraining(Runs.SEGMENTATION).run(Runs.labelled(1), other, false, Progress.SILENT)));
		try (var files = Files.list(other)) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void thriftAndShortNumbersWhereTheyCannotBe() {
		var thrifty = Runs.with(Runs.COVER, "computer.memory", "low");
		var refusal = assertThrows(InputException.class, () -> Runs.with(thrifty, "method", "PCRL"));
		assertTrue(refusal.getMessage().contains("PCRL needs all maps"), refusal.getMessage());
		refusesPretraining("this kind of network needs all maps", Runs.with(thrifty, "backbone", "unet-bn"), Runs.images(1));
		refusesPretraining("this kind of network computes in 32 bits",
			Runs.with(Runs.with(Runs.COVER, "computer.precision", "bfloat16"), "backbone", "unet-bn"), Runs.images(1));
	}

	@Test
	void deviceThatIsNotThere() {
		refusesPretraining("Cannot compute on 'gpu99'", Runs.with(Runs.COVER, "computer.device", "gpu99"), Runs.images(1));
		refusesPretraining("that is no device", Runs.with(Runs.COVER, "computer.device", "fast"), Runs.images(1));
	}

	@ParameterizedTest
	@CsvSource({ "method,XY", "dimension,4", "model,huge", "consistency,both" })
	void wordsThatAreNoChoice(String option, String word) {
		assertSays("Cannot use " + option + "=" + word,
			assertThrows(InputException.class, () -> Runs.with(Runs.COVER, option, word)));
	}

	@ParameterizedTest
	@CsvSource({ "patch,0", "patch,9999", "patch,3.5", "patch,wide", "batch,0", "batch,2.5", "batch,few", "elastic,-1" })
	void nonsenseTexts(String option, String value) {
		assertSays("Cannot use " + option + "=",
			assertThrows(InputException.class, () -> Runs.with(Runs.COVER, option, value)));
	}

	@ParameterizedTest
	@CsvSource({ "epochs,-1", "radius,9", "radius,0" })
	void nonsenseCounts(String option, int value) {
		assertSays("Cannot use " + option + "=" + value,
			assertThrows(InputException.class, () -> Runs.with(Runs.COVER, option, value)));
	}

	@ParameterizedTest
	@CsvSource({ "rate,0", "rate,NaN", "rate,2", "strength,-1", "strength,Infinity" })
	void nonsenseNumbers(String option, double value) {
		assertSays("Cannot use " + option + "=",
			assertThrows(InputException.class, () -> Runs.with(Runs.COVER, option, value)));
	}

	@Test
	void nonsenseForSegmentation() {
		assertThrows(InputException.class, () -> Runs.with(Runs.SEGMENTATION, "validation", 1.0));
		assertThrows(InputException.class, () -> Runs.with(Runs.SEGMENTATION, "ignore", -1));
		assertThrows(InputException.class, () -> Runs.with(Runs.SEGMENTATION, "rate", 0.0));
		assertThrows(InputException.class, () -> Runs.with(Runs.SEGMENTATION, "patch", "0"));
		assertSays("there is no start to keep",
			assertThrows(InputException.class, () -> Runs.with(Runs.SEGMENTATION, "tuning.freeze", true)));
	}
}
