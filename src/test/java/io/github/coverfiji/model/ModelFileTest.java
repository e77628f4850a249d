package io.github.coverfiji.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonObject;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.InputException;

class ModelFileTest {

	private static final Segmenter NETWORK = new Segmenter(UNet.of(2, 3, 8), 2, 255);
	private static final ModelCard CARD = new ModelCard(ModelCard.FORMAT, ModelCard.SEGMENTATION, "COVER",
		NETWORK.backbone().architecture(), new Normalisation(Normalisation.Kind.WINDOW, -160, 240.5),
		new Calibration(0.7, 0.7, 5, "µm"), new Resampling(List.of(0.5, 0.7), "µm"), List.of(32, 48),
		new LabelClasses(List.of(new LabelClass(0, "background", "#000000"), new LabelClass(1, "Gefäß, links", "#e69f00"))),
		Map.of("steps", "7"), "COVER for Fiji test", List.of("A paper"));

	@TempDir
	private Path folder;

	private Path save(Path path, ModelCard card) {
		ModelFile.save(path, NETWORK.build(1), card);
		return path;
	}

	private String refused(Path path) {
		return assertThrows(InputException.class, () -> ModelFile.open(path)).getMessage();
	}

	/** An archive that holds a card and nothing else. */
	private Path archive(String name, String card) throws IOException {
		var path = folder.resolve("other.pt");
		try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
			var bytes = card.getBytes(StandardCharsets.UTF_8);
			var checksum = new CRC32();
			checksum.update(bytes);
			var entry = new ZipEntry(name);
			entry.setMethod(ZipEntry.STORED);
			entry.setSize(bytes.length);
			entry.setCrc(checksum.getValue());
			zip.putNextEntry(entry);
			zip.write(bytes);
		}
		return path;
	}

	@Test
	void cardAndWeightsComeBack() {
		var path = save(folder.resolve("model.pt"), CARD);
		assertEquals(CARD, ModelFile.open(path).card());
		assertEquals(CARD, ModelFile.open(folder).card());
		try (var module = ModelFile.open(path).load(ComputeDevice.CPU)) {
			var weights = module.snapshot();
			var expected = NETWORK.build(1).tensors();
			assertEquals(expected.keySet(), weights.keySet());
			expected.forEach((name, tensor) -> assertArrayEquals(tensor.start().values(), weights.get(name).values(), name));
		}
	}

	@Test
	void bestModelIsChosenIfThereIsOne() {
		save(folder.resolve(ModelFile.NAME), CARD);
		assertEquals(folder.resolve(ModelFile.NAME), ModelFile.openBest(folder).path());
		save(folder.resolve(ModelFile.BEST), CARD);
		assertEquals(folder.resolve(ModelFile.BEST), ModelFile.openBest(folder).path());
		assertEquals(folder.resolve(ModelFile.NAME), ModelFile.open(folder).path());
	}

	@Test
	void whatIsNoModelIsRefused() throws IOException {
		assertTrue(refused(folder).contains("there is no such file"));
		var text = Files.writeString(folder.resolve("text.pt"), "no model");
		assertTrue(refused(text).contains("it is not a model file, or it was cut short"));
		assertTrue(refused(Files.writeString(text, "")).contains("it is not a model file, or it was cut short"));
		assertTrue(refused(archive("m/version", "10")).contains("it holds no card"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "no JSON|cannot be read", "null|lacks", "{}|lacks", "[1]|cannot be read",
		"{\"classes\": {\"classes\": [{\"id\": 4}]}}|cannot be read" })
	void damagedCardIsRefused(String card, String why) throws IOException {
		assertTrue(refused(archive("m/extra/card.json", card)).contains(why), refused(archive("m/extra/card.json", card)));
	}

	@Test
	void newerFormatIsRefused() throws IOException {
		var newer = Json.write(CARD).replaceFirst("\"format\": 2", "\"format\": 3");
		assertTrue(refused(archive("m/extra/card.json", newer)).contains("written by a newer version (COVER for Fiji test)"));
	}

	/** Format 1 knew neither voxel sizes nor poolings nor fits to a data set. */
	@Test
	void cardOfFormat1Opens() throws IOException {
		var card = Json.read(Json.write(CARD), JsonObject.class);
		card.addProperty("format", 1);
		card.remove("resampling");
		card.getAsJsonObject("architecture").remove("pools");
		card.getAsJsonObject("normalisation").remove("dataSet");
		var read = ModelFile.open(archive("m/extra/card.json", card.toString())).card();
		assertEquals(Resampling.NONE, read.resampling());
		assertEquals(Collections.nCopies(8, 2), read.architecture().pools());
		assertEquals(List.of(), read.normalisation().dataSet());
	}

	@Test
	void archiveWithoutNetworkIsRefusedWhenLoaded() throws IOException {
		var model = ModelFile.open(archive("m/extra/card.json", Json.write(CARD)));
		assertTrue(assertThrows(InputException.class, () -> model.load(ComputeDevice.CPU)).getMessage()
			.contains("its entry 'version' is missing"));
	}

	@Test
	void fileCutAtAnyPlaceIsRefused() throws IOException {
		var whole = Files.readAllBytes(save(folder.resolve("model.pt"), CARD));
		for (var share : new double[] { 0.001, 0.3, 0.9, 0.9999 }) {
			var cut = Files.write(folder.resolve("cut.pt"), Arrays.copyOf(whole, (int) (share * whole.length)));
			assertTrue(refused(cut).contains("cut short"), refused(cut));
		}
	}
}
