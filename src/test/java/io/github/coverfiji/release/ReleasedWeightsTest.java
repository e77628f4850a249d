package io.github.coverfiji.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;

import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.model.NamedWeights;
import io.github.coverfiji.model.WeightsCard;

/** What the folder of weights holds can be released. */
class ReleasedWeightsTest {

	private static final Path FOLDER = Path.of("weights");
	private static final long LARGEST = 10_000_000;

	@TempDir
	Path folder;

	@Test
	void eachCardSaysWhatItsWeightsAreAndTheReadmeNamesThem() throws IOException {
		var readme = Files.readString(FOLDER.resolve("README.md"));
		for (var name : NamedWeights.SHIPPED) {
			var card = WeightsCard.of(FOLDER.resolve(name + ".pt")).orElseThrow();
			assertTrue(readme.contains("| `" + name + "` | " + card.title() + " |"), name);
			assertTrue(card.entries().values().stream().noneMatch(text -> text.contains("\n")), name + ": a line each");
		}
	}

	@Test
	void weightsAreSmallAndTheirCardsComplete() throws IOException {
		for (var weights : new NamedWeights(List.of(FOLDER)).all().entrySet()) {
			var name = weights.getKey();
			assertTrue(NamedWeights.SHIPPED.contains(name), name + " is offered by no dialog");
			assertTrue(Files.size(weights.getValue()) <= LARGEST, name + " is too large");
			var model = ModelFile.open(weights.getValue()).card();
			assertEquals(ModelCard.FEATURES, model.task(), name);
			assertTrue(name.endsWith(model.architecture().dimension() + "d"), name);
			var card = WeightsCard.of(weights.getValue()).orElseThrow();
			assertNotNull(card.recipe(), name + " has no recipe");
			assertNotNull(card.gain(), name + " has no gain");
			assertNotNull(card.appearance(), name + " has no appearance: see weights/README.md");
		}
	}

	@Test
	void appearanceIsWrittenIntoTheCardAndTheRestStays() throws IOException {
		try (var fiji = new StandInWeights(folder.resolve("Fiji"))) {
			var model = fiji.add("some", 2, null);
			var before = WeightsCard.of(model).orElseThrow();
			var images = Files.createDirectory(folder.resolve("images"));
			IJ.saveAsTiff(IJ.createImage("ramp", "8-bit ramp", 64, 48, 1), images.resolve("ramp.tif").toString());
			WriteAppearance.main(model.toString(), images.toString());
			var after = WeightsCard.of(model).orElseThrow();
			assertEquals(before.entries(), after.entries());
			assertEquals(126, after.appearance().mean().get(0), 2);
		}
	}
}
