package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class FeatureDispersionTest {

	@TempDir
	private Path folder;

	@Test
	void eachLevelHasARowAndBrightSpotsAreTold() throws IOException {
		var table = folder.resolve("table.csv");
		var rows = new FeatureDispersion(TinyModel.save(folder, 2, 1), "cpu").run(Runs.labelled(2), table.toString(),
			Progress.SILENT);
		assertEquals(List.of(128, 64, 32, 16, 8), rows.stream().map(FeatureDispersion.Level::features).toList());
		for (var row : rows) assertTrue(row.result().ratio() > 0 && !(row.result().correlation() > 1), row.toString());
		var finest = rows.get(4).result();
		assertTrue(finest.ratio() < 1, "even fresh weights see what is bright: " + finest);
		assertEquals("Level,Features,Ratio,Correlation", Files.readAllLines(table).get(0));
		assertEquals(6, Files.readAllLines(table).size());
	}

	@Test
	void labelsOfAnotherSizeAreRefused() {
		var labels = Pictures.labels("small", Runs.image(0).calibration(), Pictures.XY, new long[] { 2, 2 }, 0, 1, 0, 1);
		var images = new LabelledImages(Runs.images(1), ImageSource.of(List.of(labels)), Optional.empty());
		var measuring = new FeatureDispersion(TinyModel.save(folder, 2, 1), "cpu");
		assertTrue(assertThrows(InputException.class, () -> measuring.run(images, "", Progress.SILENT)).getMessage()
			.contains("its labels 'small' have another size"));
	}
}
