package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class ResumeTest {

	private static final String PRETRAINING = "Pretraining";
	private static final String SEGMENTATION = "Training segmentation";

	@TempDir
	private Path folder;
	private Path whole;
	private Path parts;

	@BeforeEach
	void name() {
		whole = folder.resolve("whole");
		parts = folder.resolve("parts");
	}

	private static void pretrain(Path output, boolean resume, Progress progress) {
		new Pretraining(Runs.COVER).run(Runs.images(2), output, resume, progress);
	}

	private static void segment(Path output, boolean resume, Progress progress) {
		new SegmentationTraining(Runs.SEGMENTATION).run(Runs.labelled(5), output, resume, progress);
	}

	private String refused(PretrainingSettings settings, int images) {
		return assertThrows(InputException.class,
			() -> new Pretraining(settings).run(Runs.images(images), parts, true, Progress.SILENT)).getMessage();
	}

	@Test
	void pretrainingInTwoPartsEqualsOneRun() throws IOException {
		pretrain(whole, false, Progress.SILENT);
		assertThrows(CancelledException.class, () -> pretrain(parts, false, new Recorder(PRETRAINING, 3)));
		assertEquals(3, Runs.state(parts).get("#step").values()[0]);
		var features = new FeatureExtraction(new FeatureSettings(4, 0, "cpu"), ModelFile.open(parts));
		for (var value : features.run(Runs.image(0), Progress.SILENT).frames().get(0).values().values())
			assertTrue(Float.isFinite(value));
		pretrain(parts, true, Progress.SILENT);
		assertEquals(6, Runs.state(parts).get("#step").values()[0]);
		Runs.assertSame(Runs.state(whole), Runs.state(parts));
		Runs.assertSame(Runs.weights(whole), Runs.weights(parts));
		assertEquals(Runs.rows(whole, "log.csv"), Runs.rows(parts, "log.csv"));
		assertEquals(3, Runs.rows(parts, "log.csv").size());
	}

	@Test
	void segmentationInTwoPartsEqualsOneRunWithItsValidation() throws IOException {
		segment(whole, false, Progress.SILENT);
		assertThrows(CancelledException.class, () -> segment(parts, false, new Recorder(SEGMENTATION, 3)));
		assertEquals(3, Runs.state(parts).get("#step").values()[0]);
		try (var model = new Segmentation(parts.resolve("model.pt"), SegmentSettings.DEFAULT)) {
			assertArrayEquals(new int[] { Runs.HEIGHT, Runs.WIDTH }, model.apply(Runs.image(7), Progress.SILENT).labels().size(2));
		}
		segment(parts, true, Progress.SILENT);
		assertSameSegmentation();
	}

	@Test
	void cancelDuringValidationLosesNoRow() throws IOException {
		segment(whole, false, Progress.SILENT);
		assertThrows(CancelledException.class, () -> segment(parts, false, new Recorder("Validation", 0)));
		assertEquals(1, Runs.state(parts).get("#step").values()[0]);
		segment(parts, true, Progress.SILENT);
		assertSameSegmentation();
	}

	private void assertSameSegmentation() throws IOException {
		Runs.assertSame(Runs.state(whole), Runs.state(parts));
		Runs.assertSame(Runs.weights(whole.resolve("best.pt")), Runs.weights(parts.resolve("best.pt")));
		for (var table : new String[] { "log.csv", "validation.csv" })
			assertEquals(Runs.rows(whole, table), Runs.rows(parts, table));
		assertEquals(7, Runs.rows(parts, "validation.csv").size());
	}

	@Test
	void killedBeforeItsFirstCheckpointARunBeginsAnew() throws IOException {
		pretrain(whole, false, Progress.SILENT);
		pretrain(parts, false, Progress.SILENT);
		Files.delete(parts.resolve("state.bin"));
		pretrain(parts, true, Progress.SILENT);
		Runs.assertSame(Runs.state(whole), Runs.state(parts));
		assertEquals(Runs.rows(whole, "log.csv"), Runs.rows(parts, "log.csv"));
	}

	@Test
	void finishedRunIsLeftAsItIs() throws IOException {
		var numbers = new Pretraining(Runs.COVER).run(Runs.images(2), parts, false, Progress.SILENT);
		var before = Runs.state(parts);
		var again = new Pretraining(Runs.COVER).run(Runs.images(2), parts, true, Progress.SILENT);
		Runs.assertSame(before, Runs.state(parts));
		assertEquals(numbers.keySet(), again.keySet());
		assertEquals(numbers.get("loss"), again.get("loss"), 1e-5 * numbers.get("loss"));
	}

	@Test
	void whatDiffersIsNamed() {
		assertThrows(CancelledException.class, () -> pretrain(parts, false, new Recorder(PRETRAINING, 1)));
		var message = refused(Runs.with(Runs.COVER, "rate", 0.002), 2);
		assertTrue(message.contains("it was started with rate=0.001, now it is 0.002"), message);
		var method = refused(Runs.with(Runs.COVER, "method", "PCRL"), 2);
		assertTrue(method.contains("it was started with method=\"COVER\", now it is \"PCRL\""), method);
		assertTrue(refused(Runs.COVER, 3).contains("other images"));
		assertTrue(assertThrows(InputException.class, () -> segment(parts, true, Progress.SILENT)).getMessage()
			.contains("another kind"));
	}

	@Test
	void changedPixelsAndVoxelSizesAreTold() throws IOException {
		assertThrows(CancelledException.class, () -> pretrain(parts, false, new Recorder(PRETRAINING, 1)));
		var record = parts.resolve("record.json");
		var text = Files.readString(record);
		var other = List.of(Runs.image(0), with(Runs.image(1), Calibration.NONE));
		var pixels = List.of(Runs.image(0), new CalibratedImage(Runs.image(1).name(), Runs.image(2).pixels(), Runs.image(1).axes(),
			Runs.image(1).calibration()));
		for (var changed : List.of(other, pixels)) {
			var message = assertThrows(InputException.class, () -> new Pretraining(Runs.COVER).run(ImageSource.of(changed), parts,
				true, Progress.SILENT)).getMessage();
			assertTrue(message.contains("names and sizes are the same, but pixels or voxel sizes differ"), message);
		}
		assertEquals(text, Files.readString(record));
	}

	private static CalibratedImage with(CalibratedImage image, Calibration calibration) {
		return new CalibratedImage(image.name(), image.pixels(), image.axes(), calibration);
	}

	@Test
	void changedLabelsAreTold() {
		assertThrows(CancelledException.class, () -> segment(parts, false, new Recorder(SEGMENTATION, 1)));
		var before = Runs.labelled(5);
		var labels = new ArrayList<CalibratedImage>();
		for (var i = 0; i < 5; i++) {
			var label = before.labels().get(i);
			labels.add(i == 3 ? new CalibratedImage(label.name(), before.labels().get(4).pixels(), label.axes(), label.calibration())
				: label);
		}
		var changed = new LabelledImages(before.images(), ImageSource.of(labels), before.classes());
		var message = assertThrows(InputException.class, () -> new SegmentationTraining(Runs.SEGMENTATION).run(changed, parts, true,
			Progress.SILENT)).getMessage();
		assertTrue(message.contains("pixels or voxel sizes differ"), message);
	}

	@Test
	void recordsWithoutContentGoOnWithAWord() throws IOException {
		assertThrows(CancelledException.class, () -> pretrain(parts, false, new Recorder(PRETRAINING, 5)));
		var record = parts.resolve("record.json");
		var text = Files.readString(record);
		Files.writeString(record, text.replaceFirst(",\\s*\"content\": \"[0-9a-f]{64}\"", ""));
		assertTrue(Files.readString(record).length() < text.length());
		var heard = new Recorder();
		pretrain(parts, true, heard);
		assertTrue(heard.heard("whether their pixels are still the same cannot be told"), heard.lines.toString());
		assertEquals(6, Runs.state(parts).get("#step").values()[0]);
	}

	@Test
	void deviceAndSpellingMayDiffer() throws IOException {
		assertThrows(CancelledException.class, () -> pretrain(parts, false, new Recorder(PRETRAINING, 5)));
		var spelt = Runs.with(Runs.with(Runs.COVER, "computer.device", "auto"), "method", "cover");
		new Pretraining(spelt).run(Runs.images(2), parts, true, Progress.SILENT);
		assertEquals(6, Runs.state(parts).get("#step").values()[0]);
	}

	@Test
	void missingOrDamagedRunIsRefused() throws IOException {
		assertTrue(refused(Runs.COVER, 2).contains("record.json is missing or damaged"));
		assertTrue(Files.notExists(parts));
		assertThrows(CancelledException.class, () -> pretrain(parts, false, new Recorder(PRETRAINING, 1)));
		var state = Files.readAllBytes(parts.resolve("state.bin"));
		Files.write(parts.resolve("state.bin"), Arrays.copyOf(state, state.length / 2));
		assertTrue(refused(Runs.COVER, 2).contains("its checkpoint does not fit or is damaged"));
		Files.writeString(parts.resolve("record.json"), "null");
		assertTrue(refused(Runs.COVER, 2).contains("record.json is missing or damaged"));
	}
}
