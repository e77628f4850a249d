package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.BatchNormUNet;
import io.github.coverfiji.network.ResNetUNet;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;

/** What one method has learnt, all that comes after can use. */
class PretrainingMethodsTest {

	private static final PretrainingSettings SHORT = Runs.with(Runs.COVER, "epochs", 1);

	@TempDir
	private Path folder;

	private Path pretrain(PretrainingSettings settings, String name) {
		var output = folder.resolve(name);
		new Pretraining(settings).run(Runs.images(2), output, false, Progress.SILENT);
		return output;
	}

	@ParameterizedTest
	@CsvSource({ "COVER, auto", "COVER, resnet18-unet", "PCRL, auto", "PCRL, unet", "PixelContrast, unet-bn",
		"ImageContrast, auto" })
	@Tag("slow")
	void aSegmentationStartsFromIt(String method, String backbone) throws IOException {
		var run = pretrain(Runs.with(Runs.with(SHORT, "method", method), "backbone", backbone), "run");
		assertEquals(method, ModelFile.open(run).card().method());
		assertEquals(method.equals("COVER") || method.equals("PCRL"), Files.exists(run.resolve("preview.png")));
		var settings = Runs.with(Runs.with(Runs.SEGMENTATION, "epochs", 1), "start", run.toString());
		var heard = new Recorder();
		new SegmentationTraining(settings).run(Runs.labelled(5), folder.resolve("segmentation"), false, heard);
		assertFalse(heard.heard("fresh: backbone"), heard.lines.toString());
		try (var model = new Segmentation(folder.resolve("segmentation"), SegmentSettings.DEFAULT)) {
			assertEquals(method, model.card().method());
			assertEquals(Runs.WIDTH * Runs.HEIGHT, Pictures.ids(model.apply(Runs.image(9), Progress.SILENT).labels()).length);
		}
	}

	@Test
	void eachPaperHasItsBackbone() {
		var pcrl = Runs.with(SHORT, "method", "PCRL");
		assertEquals(UNet.NAME, SHORT.backbone(2));
		assertEquals(ResNetUNet.NAME, pcrl.backbone(2));
		assertEquals(BatchNormUNet.NAME, pcrl.backbone(3));
		assertEquals(UNet.NAME, Runs.with(pcrl, "backbone", "unet").backbone(3));
	}

	@Test
	void optionsOfPcrlChangeWhatItLearns() {
		var pcrl = Runs.with(Runs.with(SHORT, "method", "PCRL"), "backbone", "unet-bn");
		var before = Runs.weights(pretrain(pcrl, "before"));
		assertFalse(Runs.same(before, Runs.weights(pretrain(Runs.with(pcrl, "criterion", "nce"), "nce"))));
		assertFalse(Runs.same(before, Runs.weights(pretrain(Runs.with(pcrl, "attention", "outer"), "outer"))));
		assertFalse(Runs.same(before, Runs.weights(pretrain(Runs.with(pcrl, "queue", 3), "queue"))));
		Runs.assertSame(before, Runs.weights(pretrain(pcrl, "again")));
	}

	/** Momentum encoder, queue and running statistics among them. */
	@Test
	void pcrlInTwoPartsEqualsOneRun() throws IOException {
		var pcrl = Runs.with(Runs.with(Runs.with(Runs.COVER, "method", "PCRL"), "backbone", "unet-bn"), "queue", 5);
		new Pretraining(pcrl).run(Runs.images(2), folder.resolve("whole"), false, Progress.SILENT);
		var parts = folder.resolve("parts");
		try {
			new Pretraining(pcrl).run(Runs.images(2), parts, false, new Recorder("Pretraining", 3));
		}
		catch (CancelledException e) {
			assertEquals(3, Runs.state(parts).get("#step").values()[0]);
		}
		new Pretraining(pcrl).run(Runs.images(2), parts, true, Progress.SILENT);
		Runs.assertSame(Runs.state(folder.resolve("whole")), Runs.state(parts));
		assertEquals(Runs.rows(folder.resolve("whole"), "log.csv"), Runs.rows(parts, "log.csv"));
	}

	@Test
	void pcrlLearnsFromVolumes() {
		var stack = ImageSource.of(List.of(Pictures.noise(Pictures.XYZ, 20, 18, 16)));
		var settings = Runs.with(Runs.with(Runs.with(SHORT, "method", "PCRL"), "dimension", "3"), "patch", "16");
		var report = new Pretraining(settings).run(stack, folder.resolve("volumes"), false, Progress.SILENT);
		assertTrue(Double.isFinite(report.get("loss")), report.toString());
		assertEquals(3, ModelFile.open(folder.resolve("volumes")).card().architecture().dimension());
	}
}
