package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.module.ModuleService;

/**
 * The README's tables of options come from the commands;
 * {@code mvn test -Dtest=ReadmeOptionsTest -Dreadme.update=true} renews them.
 */
class ReadmeOptionsTest {

	private static final Path README = Path.of("README.md");
	private static final String BEGIN = "<!-- options: made from the commands, see ReadmeOptionsTest -->\n";
	private static final String END = "<!-- end of options -->\n";
	private static final Context CONTEXT = new Context();
	private static final Collection<WorkflowInfo> COMMANDS = WorkflowInfo.allIn(CONTEXT).values().stream()
		.filter(c -> !c.label().startsWith("COVER Example"))
		.sorted(Comparator.comparingDouble(c -> c.info().getMenuPath().getLeaf().getWeight())).toList();

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	@Test
	void readmeTellsTheOptionsOfToday() throws IOException {
		var readme = Files.readString(README);
		var begin = readme.indexOf(BEGIN) + BEGIN.length();
		var end = readme.indexOf(END);
		assertTrue(begin >= BEGIN.length() && end >= begin, "README.md has lost its markers");
		var options = CommandMarkdown.of(COMMANDS, CONTEXT.service(ModuleService.class));
		if (Boolean.getBoolean("readme.update"))
			Files.writeString(README, readme.substring(0, begin) + options + readme.substring(end));
		else assertEquals(options, readme.substring(begin, end),
			"README.md is stale. To mend it: mvn test -Dtest=ReadmeOptionsTest -Dreadme.update=true");
	}

	@Test
	void overviewNamesEveryCommand() throws IOException {
		var overview = Files.readString(README).split(BEGIN)[0];
		for (var command : COMMANDS) assertTrue(overview.contains("\n| `" + command.label() + "` | "), command.label());
	}

	@Test
	void everyOptionSaysWhatItIsFor() {
		for (var command : COMMANDS)
			for (var input : CommandInput.of(command.info()))
				assertFalse(CommandMarkdown.purpose(input).isEmpty(), command.label() + ", " + input.key());
	}
}
