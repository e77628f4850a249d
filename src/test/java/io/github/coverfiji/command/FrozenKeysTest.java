package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.module.ModuleService;

/** Users' macros name commands and keys: what was released once must go on working, and the README must tell all. */
class FrozenKeysTest {

	private static final Context CONTEXT = new Context();
	private static final Collection<WorkflowInfo> COMMANDS = WorkflowInfo.allIn(CONTEXT).values().stream()
		.filter(c -> !c.label().startsWith("COVER Example")).toList();

	/** Where the column of defaults begins in the listing. */
	private static final int DEFAULTS = 62;

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	@Test
	void labelsAndKeysAreTheFrozenOnes() throws IOException {
		var now = COMMANDS.stream().map(c -> c.label() + ": "
			+ CommandInput.of(c.info()).stream().map(CommandInput::key).collect(Collectors.joining(" "))).toList();
		assertEquals(frozen(), now);
	}

	@Test
	void keysAreSingleLowerCaseWordsThatNobodyRemembers() {
		for (var command : COMMANDS) for (var input : CommandInput.of(command.info())) {
			var name = command.label() + ", " + input.item().getName();
			assertTrue(input.item().getName().matches("[a-z]+"), name);
			assertFalse(input.item().isPersisted(), name + " would take the value of an earlier run");
		}
	}

	@Test
	void readmeNamesEveryKeyWithItsDefault() throws IOException {
		var readme = Files.readString(Path.of("README.md"));
		for (var command : COMMANDS) {
			var from = readme.indexOf("`" + command.label() + "`");
			assertTrue(from >= 0, command.label());
			var row = readme.substring(from, readme.indexOf('\n', from));
			for (var entry : entries(command)) assertTrue(row.contains("`" + entry + "`"), command.label() + ": " + entry);
		}
	}

	/** What the README shows: {@code key} where nothing is given by default, else {@code key=default}. */
	private static List<String> entries(WorkflowInfo command) {
		return CommandListing.of(List.of(command), CONTEXT.service(ModuleService.class)).lines().skip(1).map(line -> {
			var key = line.substring(0, DEFAULTS).strip().split(" ")[0];
			var value = line.substring(DEFAULTS).strip();
			return value.equals("none") || value.equals("the active image") ? key : key + "=" + value;
		}).toList();
	}

	private static List<String> frozen() throws IOException {
		try (var in = FrozenKeysTest.class.getResourceAsStream("/command/keys.txt")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#")).toList();
		}
	}
}
