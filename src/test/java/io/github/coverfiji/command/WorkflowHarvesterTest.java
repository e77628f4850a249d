package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;
import org.scijava.widget.InputHarvester;

import ij.Macro;

/** What Fiji does with a COVER command before it runs it. The macro's thread and options are ImageJ's own. */
public class WorkflowHarvesterTest {

	private static final Context CONTEXT = new Context();
	private static final List<Module> PROCESSED = new ArrayList<>();
	private static final List<WorkflowHarvester> PROCESSORS = new ArrayList<>();

	@TempDir
	static Path folder;

	private static MacroDesk desk;

	@BeforeAll
	static void open() {
		desk = new MacroDesk(folder);
	}

	@AfterAll
	static void close() {
		desk.close();
		CONTEXT.dispose();
	}

	@Test
	void comesBeforeSciJavasDialogs() {
		var known = CONTEXT.service(PluginService.class).getPluginsOfType(PreprocessorPlugin.class).stream()
			.filter(plugin -> plugin.getClassName().equals(WorkflowHarvester.class.getName())).findFirst().orElseThrow();
		// the choosers of a single file, which open by themselves, stand at +0.5 and +1
		assertTrue(known.getPriority() > InputHarvester.PRIORITY + 1);
	}

	@Test
	void macroNeedsNoDialogForOptionsThatItLeavesOut() {
		var module = harvest("value=4 name=[a b]");
		assertEquals(4.0, module.getInput("value"));
		assertEquals("a b", module.getInput("name"));
		assertEquals(2, module.getInput("times"));
		assertEquals("picture.tif", CommandForm.of("", module).start(module).get("image"));
		module.getInfo().inputs().forEach(input -> assertTrue(module.isInputResolved(input.getName()), input.getName()));
		assertFalse(PROCESSORS.get(0).isCanceled());
	}

	@Test
	void unknownOptionStopsTheCommand() {
		harvest("valu=4");
		assertTrue(PROCESSORS.get(0).isCanceled());
		assertTrue(PROCESSORS.get(0).getCancelReason().contains("unknown option 'valu', did you mean 'value'"));
	}

	@Test
	void withoutOptionsAndScreenEverythingStaysAsItWas() {
		var module = harvest("");
		assertFalse(module.isInputResolved("value"));
		assertFalse(PROCESSORS.get(0).isCanceled());
	}

	private static Module harvest(String options) {
		PROCESSED.clear();
		PROCESSORS.clear();
		try {
			desk.succeed("run('Close All');" + MacroDesk.TWO_IMAGES + "selectImage('picture.tif');"
				+ "call('" + WorkflowHarvesterTest.class.getName() + ".process', '" + options + "');");
		}
		catch (AssertionError stopped) {
			assertTrue(stopped.getMessage().contains("did you mean"), stopped.getMessage());
		}
		return PROCESSED.get(0);
	}

	/** Called by the macro. */
	public static void process(String options) {
		var info = WorkflowInfo.allIn(CONTEXT).get("COVER Example Add").info();
		PROCESSED.add(CONTEXT.service(ModuleService.class).createModule(info));
		var processor = new WorkflowHarvester();
		processor.setContext(CONTEXT);
		PROCESSORS.add(processor);
		Macro.setOptions(options);
		processor.process(PROCESSED.get(0));
	}
}
