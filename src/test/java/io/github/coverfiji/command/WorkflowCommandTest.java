package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

import ij.CommandListener;
import ij.Executer;
import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;

/** The commands as SciJava runs them, on its own threads. */
class WorkflowCommandTest {

	private final Context context = new Context();

	@AfterEach
	void disposeContext() {
		context.dispose();
	}

	@Test
	void fillsItsOutput() throws Exception {
		var module = run(ExampleCommands.Add.class, Map.of("image", IJ.createImage("a", 4, 3, 1, 8), "value", 3.0));
		assertFalse(module.isCanceled());
		var result = (ImagePlus) module.getOutput("result");
		assertEquals(6, result.getProcessor().get(1, 1));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"input; Cannot start: the moon is full. To mend it: wait.",
		"bug; 'COVER Example Fail' failed: an unexpected error",
		"memory; 'COVER Example Fail' ran out of memory",
		"interrupt; Failing was cancelled.",
		"escape; Failing was cancelled.",
		"cancel; Failing was cancelled.",
	})
	void failureIsTheReasonOfCancelling(String how, String reason) throws Exception {
		var module = run(ExampleCommands.Fail.class, Map.of("how", how));
		assertTrue(module.isCanceled());
		assertTrue(module.getCancelReason().startsWith(reason), module.getCancelReason());
	}

	@Test
	void escapePressedEarlierCancelsNothing() throws Exception {
		IJ.setKeyDown(27);
		assertFalse(run(ExampleCommands.Add.class, Map.of("image", IJ.createImage("a", 4, 3, 1, 8))).isCanceled());
	}

	@Test
	void imageWithoutPixelsIsRefused() throws Exception {
		var module = run(ExampleCommands.Add.class, Map.of("image", new ImagePlus()));
		assertTrue(module.getCancelReason().startsWith("No image 'image'"), module.getCancelReason());
	}

	/** As in Fiji, where a macro waits while SciJava runs its command on another thread. */
	@Test
	void failureStopsTheMacroOfTheHost(@TempDir Path folder) {
		var thread = Thread.currentThread();
		var name = thread.getName();
		CommandListener host = label -> hosted();
		var interpreter = new Interpreter();
		interpreter.setIgnoreErrors(true); // stands for Fiji, whose ImageJ opens no dialog if there is no screen
		Executer.addCommandListener(host);
		try (var table = new CommandTable(List.of())) {
			var target = folder.resolve("went on");
			interpreter.run("run('COVER Example Fail'); File.saveString('x', '" + target + "');", "");
			assertFalse(Files.exists(target));
			assertEquals("Cannot start: the moon is full. To mend it: wait.", interpreter.getErrorMessage());
		}
		finally {
			Executer.removeCommandListener(host);
			thread.setName(name);
		}
	}

	private String hosted() {
		try {
			run(ExampleCommands.Fail.class, Map.of());
		}
		catch (InterruptedException | ExecutionException fault) {
			throw new AssertionError(fault);
		}
		return null;
	}

	private CommandModule run(Class<? extends WorkflowCommand> command, Map<String, Object> inputs)
		throws InterruptedException, ExecutionException {
		return context.service(CommandService.class).run(command, true, inputs).get();
	}
}
