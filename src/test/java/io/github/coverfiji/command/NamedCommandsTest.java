package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.console.ConsoleService;
import org.scijava.run.console.RunArgument;
import org.scijava.startup.StartupService;

/** What Fiji does with {@code --run NAME}: SciJava's own parser of arguments asks what knows the name. */
class NamedCommandsTest {

	private static final Context CONTEXT = new Context();

	@TempDir
	private Path folder;

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	@Test
	void everyNameOfTheMenuIsKnown() {
		var run = CONTEXT.service(ConsoleService.class).getInstances().stream()
			.filter(RunArgument.class::isInstance).findFirst().orElseThrow();
		var unknown = WorkflowInfo.allIn(CONTEXT).keySet().stream()
			.filter(name -> !run.supports(new LinkedList<>(List.of("--run", name, "device=\"cpu\"")))).toList();
		assertEquals(List.of(), unknown);
		assertTrue(WorkflowInfo.allIn(CONTEXT).containsKey("COVER Check Engine"));
	}

	@Test
	void commandRunsWithItsValues() throws Exception {
		var file = folder.resolve("plain.txt");
		CONTEXT.service(ConsoleService.class).processArgs("--run", "COVER Example Plain",
			"file=\"" + MacroDesk.portable(file) + "\"");
		CONTEXT.service(StartupService.class).executeOperations();
		assertEquals("plain", Files.readString(file));
	}

	@Test
	void unknownOptionsAndMissingOnesAreTold() {
		assertFault("unknown option 'modle'", "modle=\"a.pt\"");
		assertFault("Nothing given for 'model'", "model=\"\"");
		assertFault("Nothing given for 'model'");
	}

	private static void assertFault(String words, String... options) {
		var arguments = new ArrayList<>(List.of("--run", "COVER Describe Model"));
		arguments.addAll(List.of(options));
		CONTEXT.service(ConsoleService.class).processArgs(arguments.toArray(String[]::new));
		CONTEXT.service(StartupService.class).executeOperations();
		var fault = CONTEXT.service(SessionLog.class).fault().orElse("none");
		assertTrue(fault.contains(words), fault);
	}
}
