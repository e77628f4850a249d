package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Archives whose entries or directory lie about what is in them: none of them reaches the engine. */
class HostileArchiveTest extends HostileModel {

	@Test
	void soundArchiveIsLoaded() throws IOException {
		var file = model.write(folder.resolve("same.pt"));
		try (var module = ScriptModule.load(ModelArchive.open(file), ComputeDevice.CPU)) {
			assertFalse(module.parameters().isEmpty());
		}
	}

	@Test
	void entriesStayInTheirFolder() throws IOException {
		for (var name : Set.of("../../evil", "a/../../evil", "a//b", "c:\\evil", "a b")) {
			beginAnew();
			model.with(name, new byte[3]);
			assertTrue(refused().contains("has no plain name, or leaves its folder"), refused());
		}
		beginAnew();
		model.with("DATA.pkl", new byte[3]);
		assertTrue(refused().contains("is there twice"), refused());
	}

	@Test
	void storageAndEntryAreOfOneLength() throws IOException {
		var bytes = model.get("data/0");
		model.with("data/0", new byte[bytes.length - 4]);
		assertTrue(refused().contains("its entry 'data/0' has " + (bytes.length - 4) + " bytes, but should hold"), refused());
		model.with("data/0", null);
		assertEquals("its entry 'data/0' is missing", refused());
	}

	@Test
	void cardAndCodeAreBounded() throws IOException {
		var file = model.with("extra/card.json", new byte[(1 << 20) + 1]).write(folder.resolve("altered.pt"));
		assertTrue(assertThrows(ArchiveFault.class, () -> ModelArchive.open(file).extra("card.json")).getMessage()
			.contains("not more than 1048576 are allowed"));
		model.with("code/__torch__/more.py", new byte[(4 << 20) + 1]);
		assertTrue(refused().contains("are allowed"), refused());
	}

	/** As PyTorch in Python does it; but not more comes out than the directory says. */
	@Test
	void codeAloneMayBeCompressed() throws IOException {
		ModelArchive.open(Files.write(folder.resolve("packed.pt"), model.bytes("code/"))).checked().close();
		assertTrue(refused(inDirectory(model.bytes("code/"), CODE, 24, 4, 100)).contains("the checksum is another"));
		assertTrue(refused(model.bytes("data/")).contains("is compressed"));
		model.with("code/__torch__/bomb.py", new byte[1 << 26]);
		assertTrue(refused(model.bytes("code/")).contains("has 67108864 bytes, and not more than"));
	}

	private byte[] inDirectory(String name, int place, int bytes, long number) throws IOException {
		return inDirectory(model.bytes(), name, place, bytes, number);
	}

	/** Writes a number into the directory's entry of a name. */
	private static byte[] inDirectory(byte[] archive, String name, int place, int bytes, long number) {
		var at = new String(archive, StandardCharsets.ISO_8859_1).lastIndexOf("model/" + name) - 46;
		for (int i = 0; i < bytes; i++) archive[at + place + i] = (byte) (number >> 8 * i);
		return archive;
	}

	@Test
	void directoryThatLiesIsRefused() throws IOException {
		assertTrue(refused(inDirectory("data/1", 10, 2, 8)).contains("is compressed or encrypted"));
		assertTrue(refused(inDirectory("data/1", 8, 2, 1)).contains("is compressed or encrypted"));
		assertTrue(refused(inDirectory("data/1", 24, 4, 0xffffffffL)).contains("is compressed or encrypted"));
		assertTrue(refused(inDirectory("data/1", 42, 4, 0)).contains("overlap"));
		assertTrue(refused(inDirectory("data/1", 42, 4, 0x7fffffff)).contains("cut short"));
	}

	@Test
	void changedNumbersAreNoticedWhileTheEngineReads() throws IOException {
		var archive = model.bytes();
		var start = new String(archive, StandardCharsets.ISO_8859_1).indexOf("model/data/3") + "model/data/3".length();
		archive[start + 1] ^= 1;
		var file = Files.write(folder.resolve("altered.pt"), archive);
		var refusal = assertThrows(ArchiveFault.class, () -> ScriptModule.load(ModelArchive.open(file), ComputeDevice.CPU));
		assertTrue(refusal.getMessage().contains("its entry 'data/3' was damaged"), refusal.getMessage());
	}
}
