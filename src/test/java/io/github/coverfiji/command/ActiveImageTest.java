package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

/** Which image a command of a macro takes and leaves active. The macro waits while SciJava's own threads do the work. */
public class ActiveImageTest {

	private static final Context CONTEXT = new Context();
	private static final String HERE = ActiveImageTest.class.getName();

	@TempDir
	static Path folder;

	private static MacroDesk desk;

	/** Fills the image as Fiji does, which is not here. */
	public static final class FromActiveImage extends AbstractPreprocessorPlugin {

		@Override
		public void process(Module module) {
			module.setInput("image", WindowManager.getCurrentImage());
			module.resolveInput("image");
		}
	}

	@BeforeAll
	static void open() {
		var fiji = new PluginInfo<>(FromActiveImage.class, PreprocessorPlugin.class);
		fiji.setPriority(Priority.VERY_HIGH + 1);
		CONTEXT.service(PluginService.class).addPlugin(fiji);
		desk = new MacroDesk(folder);
	}

	@AfterAll
	static void close() {
		desk.close();
		CONTEXT.dispose();
	}

	@Test
	void closedResultIsNeverTheNextInput() throws Exception {
		assertEquals("0 sum 2, 1 sum 2, 2 sum 2, 3 sum 2, ", said("""
			for (i = 0; i < 4; i++) {
				newImage("" + i, "8-bit black", 4, 3, 1);
				said += SUM + " " + getTitle() + " " + nImages + ", ";
				close("*");
			}
			"""));
	}

	@Test
	void imageThatTheMacroChoseIsTaken() throws Exception {
		assertEquals("first first", said("""
			newImage("first", "8-bit black", 4, 3, 1);
			newImage("second", "8-bit black", 4, 3, 1);
			selectImage("first");
			said = SUM;
			close();
			selectImage("first");
			said += " " + SUM;
			"""));
	}

	@Test
	void nothingOpenIsNoImage() throws Exception {
		assertEquals("null", said("newImage('a', '8-bit black', 4, 3, 1); said = SUM; close('*'); said = SUM;"));
	}

	@Test
	void imageOfAScriptNeedNotBeOpen() {
		var image = IJ.createImage("unshown", 4, 3, 1, 8);
		WindowManager.setTempCurrentImage(image);
		assertEquals("unshown", sum());
		WindowManager.setTempCurrentImage(null);
	}

	/** Which would put it into the list of batch mode twice, where {@code close} removes it once. */
	@Test
	void sciJavaShowsNoImageAgain() throws Exception {
		assertEquals("true", said("newImage('a', '8-bit black', 4, 3, 1); said = RESOLVED;"));
	}

	private static String said(String code) throws Exception {
		desk.succeed("run('Close All'); said = '';" + code.replace("SUM", "call('" + HERE + ".sum')")
			.replace("RESOLVED", "call('" + HERE + ".resolved')") + "File.saveString(said, 'FOLDER/said');");
		return Files.readString(folder.resolve("said"));
	}

	/** Called by macros: the title of the image that was taken. */
	public static String sum() {
		var image = (ImagePlus) module().getInput("image");
		return image == null ? "null" : image.getTitle();
	}

	/** Called by macros: whether SciJava has nothing to show. */
	public static String resolved() {
		return "" + module().isOutputResolved("result");
	}

	private static CommandModule module() {
		try {
			return CONTEXT.service(CommandService.class).run(ExampleCommands.Add.class, true, Map.of()).get();
		}
		catch (InterruptedException | ExecutionException fault) {
			throw new AssertionError(fault);
		}
	}
}
