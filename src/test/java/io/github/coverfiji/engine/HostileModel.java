package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.network.UNet;

/** A sound model file for a test to alter, and what is said of it then. */
abstract class HostileModel {

	static final String CODE = "code/__torch__/segmentation.py";

	private static byte[] sound;

	@TempDir
	Path folder;

	AlteredArchive model;

	@BeforeAll
	static void writeModel() throws IOException {
		var out = new ByteArrayOutputStream();
		ScriptArchive.write(new Segmenter(UNet.of(2, 1, 8), 2, 255).build(1), Map.of("card.json", "{}"), out);
		sound = out.toByteArray();
	}

	@BeforeEach
	void beginAnew() throws IOException {
		model = new AlteredArchive(Files.write(folder.resolve("sound.pt"), sound));
	}

	String refused(byte[] archive) throws IOException {
		var file = Files.write(folder.resolve("altered.pt"), archive);
		return assertThrows(ArchiveFault.class, () -> ModelArchive.open(file).checked().close()).getMessage();
	}

	String refused() throws IOException {
		return refused(model.bytes());
	}
}
