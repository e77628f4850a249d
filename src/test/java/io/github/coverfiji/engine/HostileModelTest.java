package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.engine.EngineException;

import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.network.UNet;

/** What somebody could put into a model file to do harm: none of it reaches the engine. */
class HostileModelTest {

	private static final String CODE = "code/__torch__/segmentation.py";
	private static final String FORWARD = "  def forward(self: __torch__.segmentation.Segmenter, x: Tensor) -> Tensor:\n";

	private static byte[] sound;

	@TempDir
	private Path folder;

	private AlteredArchive model;

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

	private String refused(byte[] archive) throws IOException {
		var file = Files.write(folder.resolve("altered.pt"), archive);
		return assertThrows(ArchiveFault.class, () -> ModelArchive.open(file).checked().close()).getMessage();
	}

	private String refused() throws IOException {
		return refused(model.bytes());
	}

	/** Puts a line first into the code of forward. */
	private void line(String line) {
		model.text(CODE, text -> text.replace(FORWARD, FORWARD + "    " + line + "\n"));
	}

	@Test
	void soundArchiveIsLoaded() throws IOException {
		var file = model.write(folder.resolve("same.pt"));
		try (var module = ScriptModule.load(ModelArchive.open(file), ComputeDevice.CPU)) {
			assertFalse(module.parameters().isEmpty());
		}
	}

	/** That the check is needed: what the engine does with such a file. */
	@Test
	void withoutCheckTheEngineWritesAFileWhileItLoads() throws IOException {
		var target = folder.resolve("written by a model");
		model.with("code/__torch__/evil.py", ("class Evil(Module):\n  __parameters__ = []\n  __buffers__ = []\n  x : bool\n"
			+ "  def __getstate__(self: __torch__.evil.Evil) -> bool:\n    return True\n"
			+ "  def __setstate__(self: __torch__.evil.Evil, state: bool) -> None:\n    torch.save(1, \"" + target + "\")\n"
			+ "    self.x = state\n").getBytes(StandardCharsets.UTF_8));
		model.with("data.pkl", "\u0080\u0002c__torch__.evil\nEvil\n)\u0081\u0088b.".getBytes(StandardCharsets.ISO_8859_1));
		ScriptModule.loadOwn(new ByteArrayInputStream(model.bytes()), ComputeDevice.CPU).close();
		assertTrue(Files.exists(target));
		Files.delete(target);
		refused();
		assertFalse(Files.exists(target));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
		"torch.save(x, \"a\")|save",
		"\"a\".from_file()|from_file",
		"x = torch.from_file(\"/etc/passwd\")|from_file",
		"x = torch.autograd.from_file(\"/etc/passwd\")|from_file",
		"x = ops.aten.from_file(\"/etc/passwd\")|from_file",
		"t = torch|torch",
		"t = (torch).add|torch",
		"x = ops.image.read_file(x)|ops",
		"o = ops|ops",
		"f = getattr(torch, \"from_file\")|getattr",
		"y = unchecked_cast(__torch__.unet.UNet, self)|unchecked_cast",
		"y = torch.unchecked_cast(Tensor, x)|unchecked_cast",
		"c = unchecked_cast|unchecked_cast",
		"y = uninitialized(Tensor)|uninitialized",
		"y = fork(self.classes, x)|fork",
		"print(x)|print",
		"x = torch.as_strided(x, [9], [1], 999999)|as_strided",
		"x = torch._fused_adam_(x)|_fused_adam_",
		"y = annotate(__torch__.torch.classes.xnnpack.LinearOpContext, x)|__torch__",
		"y = ops.quantized.linear(x)|ops",
		"x = x.unheard_of()|unheard_of",
		"x = torch.unheard_of()|unheard_of",
		"y = \"\"\" \"|\"",
		"y = x # type: (Tensor) -> Tensor|#",
		"y = x; z = x|;",
		"y = {}|{",
		"y = 'a'|'",
	})
	void wordOffTheListIsRefused(String code, String word) throws IOException {
		line(code);
		var refusal = refused();
		assertTrue(refusal.contains("its code uses '" + word + "' (__torch__.segmentation, line "), refusal);
	}

	/** The one cast that is allowed: the engine looks whether there is a tensor. */
	@Test
	void castToTensorIsLookedAtByTheEngine() throws IOException {
		line("x = torch.add(unchecked_cast(Tensor, 1234567), x)");
		var file = model.write(folder.resolve("altered.pt"));
		try (var module = ScriptModule.load(ModelArchive.open(file), ComputeDevice.CPU);
			var scope = module.manager().newSubManager()) {
			var x = HostTensor.constant(1, 1, 1, 16, 16).on(scope);
			var refusal = assertThrows(EngineException.class, () -> module.call(scope, "forward", List.of(x)));
			assertTrue(refusal.getMessage().contains("Tensor"), refusal.getMessage());
		}
	}

	@Test
	void methodThatRunsWhileLoadingIsRefused() throws IOException {
		model.text(CODE, text -> text.replace(FORWARD, "  def __setstate__(self: __torch__.segmentation.Segmenter,"
			+ " state: int) -> None:\n    pass\n" + FORWARD));
		assertTrue(refused().contains("uses '__setstate__'"), refused());
	}

	/** A name of its own must not make an operator of that name free. */
	@Test
	void ownNameDoesNotFreeAnOperator() throws IOException {
		model.text(CODE, text -> text.replace(FORWARD, "  def from_file(self: __torch__.segmentation.Segmenter) -> None:\n"
			+ "    pass\n" + FORWARD + "    y = self.from_file()\n"));
		assertTrue(refused().contains("uses 'from_file'"), refused());
	}

	@ParameterizedTest
	@ValueSource(strings = { "class Other(NamedTuple):\n  x : int\n", "x = 1\n", "class Other(Module):\n\tx : int\n",
		"class Other(Module):\n    x : int\n", "class Other(Module):\n  x : int\n  x : Tensor\n", "import torch\n",
		"class Segmenter(Module):\n  x : int\n" })
	void codeOfAnotherFormIsRefused(String more) throws IOException {
		model.text(CODE, text -> text + more);
		assertTrue(refused().contains("which is not written as that of models"), refused());
	}

	@Test
	void kindsOfAttributesAreCompared() throws IOException {
		model.text("code/__torch__/unet.py", text -> text.replace("  form : int\n", "  form : Tensor\n"));
		assertEquals("the attribute 'form' of '__torch__.unet.UNet' is not of the kind Tensor that its text says", refused());
		model.text("code/__torch__/unet.py", text -> text.replace("  form : Tensor\n", "  form : int\n  more : int\n"));
		assertTrue(refused().contains("the attributes of '__torch__.unet.UNet' are not those of its text"), refused());
		model.with("code/__torch__/unet.py", null);
		assertTrue(refused().contains("uses 'unet'"), refused());
	}

	/** The pickle as Latin text, in which each byte is a character. */
	private void pickle(UnaryOperator<String> change) {
		var before = new String(model.get("data.pkl"), StandardCharsets.ISO_8859_1);
		var after = change.apply(before);
		assertFalse(after.equals(before), "nothing changed");
		model.with("data.pkl", after.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static String integer(int number) {
		return "J" + new String(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array(),
			StandardCharsets.ISO_8859_1);
	}

	@ParameterizedTest
	@CsvSource({ "os,system", "builtins,eval", "torch._utils,_rebuild_qtensor", "torch.jit._pickle,restore_type_tag",
		"collections,deque" })
	void callOfAnythingElseIsRefused(String room, String name) throws IOException {
		pickle(text -> text.replaceFirst("ctorch._utils\n_rebuild_tensor_v2\n", "c" + room + "\n" + name + "\n"));
		assertTrue(refused().contains("wants to call '" + room + "." + name + "'"), refused());
	}

	@ParameterizedTest
	@ValueSource(strings = { "i", "o", "s", "a", "0", "1", "2", "B", "P", "I", "\u0082", "\u0093", "\u0095", "\u008c" })
	void instructionThatNoModelNeedsIsRefused(String code) throws IOException {
		pickle(text -> text.substring(0, 2) + code + text.substring(2));
		assertTrue(refused().contains("holds the instruction 0x"), refused());
	}

	@Test
	void tensorsStayWithinTheirStorage() throws IOException {
		var shape = "(" + integer(8) + integer(1) + integer(3) + integer(3) + "t";
		assertTrue(new String(model.get("data.pkl"), StandardCharsets.ISO_8859_1).contains(shape));
		for (var other : new int[] { 9, Integer.MAX_VALUE }) {
			beginAnew();
			pickle(text -> text.replaceFirst(Pattern.quote(shape), "(" + integer(other) + integer(1) + integer(3) + integer(3) + "t"));
			assertTrue(refused().contains("that is larger than its 72 numbers"), refused());
		}
		beginAnew();
		pickle(text -> text.replaceFirst(Pattern.quote(shape), "(" + integer(-8) + integer(1) + integer(3) + integer(3) + "t"));
		assertTrue(refused().contains("a tensor that is none"), refused());
	}

	@Test
	void storageAndEntryAreOfOneLength() throws IOException {
		var bytes = model.get("data/0");
		model.with("data/0", new byte[bytes.length - 4]);
		assertTrue(refused().contains("its entry 'data/0' has " + (bytes.length - 4) + " bytes, but should hold"), refused());
		model.with("data/0", null);
		assertEquals("its entry 'data/0' is missing", refused());
	}

	@ParameterizedTest
	@ValueSource(strings = { "r\u00ff\u00ff\u00ff\u007f", "q\u0005", "h\u0000", "t", "e", "u", "b", "R", "\u0081", "Q",
		"X\u00ff\u00ff\u00ff\u007f" })
	void brokenPickleIsRefused(String start) throws IOException {
		pickle(text -> text.substring(0, 2) + start + text.substring(2));
		assertTrue(refused().startsWith("its pickle "), refused());
	}

	/** Twice the same child on each of 40 levels would be 2^40 networks. */
	@Test
	void moduleInTwoPlacesIsRefused() throws IOException {
		pickle(text -> text.substring(0, text.length() - 1) + "q\u0000h\u0000\u0086.");
		assertTrue(refused().contains("uses one object in two places"), refused());
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

	/** The texts of all networks that can be in a model file; only the optimiser, which no file holds, needs more. */
	@Test
	void ownCodeIsFree() throws IOException {
		var words = ScriptWords.table();
		assertTrue(words.allowed().stream().noneMatch(word -> words.operators().contains(word) || words.forms().contains(word)));
		var texts = new TreeMap<String, String>();
		for (var file : Files.list(Path.of("src/main/torchscript")).filter(f -> !f.endsWith("optimiser.py")).toList())
			texts.put("__torch__." + file.getFileName().toString().replace(".py", ""),
				Files.readString(file).replace("{level}", "0"));
		var own = new ScriptClasses(texts).names();
		for (var text : texts.entrySet()) words.require(text.getKey(), text.getValue(), own);
	}
}
