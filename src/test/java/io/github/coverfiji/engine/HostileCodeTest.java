package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.engine.EngineException;

/** Code that somebody could put into a model file to do harm: none of it reaches the engine. */
class HostileCodeTest extends HostileModel {

	private static final String FORWARD = "  def forward(self: __torch__.segmentation.Segmenter, x: Tensor) -> Tensor:\n";

	/** Puts a line first into the code of forward. */
	private void line(String line) {
		model.text(CODE, text -> text.replace(FORWARD, FORWARD + "    " + line + "\n"));
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

	/** The texts of all networks that can be in a model file; the optimiser and the fit of heads, which none holds, need more. */
	@Test
	void ownCodeIsFree() throws IOException {
		var words = ScriptWords.table();
		assertTrue(words.allowed().stream().noneMatch(word -> words.operators().contains(word) || words.forms().contains(word)));
		var texts = new TreeMap<String, String>();
		for (var file : Files.list(Path.of("src/main/torchscript"))
			.filter(f -> !List.of("optimiser.py", "headfit.py").contains(f.getFileName().toString())).toList())
			texts.put("__torch__." + file.getFileName().toString().replace(".py", ""),
				Files.readString(file).replace("{level}", "0"));
		var own = new ScriptClasses(texts).names();
		for (var text : texts.entrySet()) words.require(text.getKey(), text.getValue(), own);
	}
}
