package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.scijava.Context;

/** Users' macros name commands and keys: what was released once must go on working. */
class FrozenKeysTest {

	private static final Context CONTEXT = new Context();
	private static final Collection<WorkflowInfo> COMMANDS = WorkflowInfo.allIn(CONTEXT).values().stream()
		.filter(c -> !c.label().startsWith("COVER Example")).toList();

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

	private static List<String> frozen() throws IOException {
		try (var in = FrozenKeysTest.class.getResourceAsStream("/command/keys.txt")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#")).toList();
		}
	}
}
