package io.github.coverfiji.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.UnreadableImage;

/**
 * Every sentence that the program throws at a user, in all its forms, as a table in {@code target/messages.md}; each has
 * to say what to do.
 */
class MessagesTest {

	/** With what a remedy begins: somebody is to do it. */
	private static final Set<String> DEEDS = Set.of("ask", "begin", "bring", "change", "check", "choose", "classify",
		"copy", "crop", "divide", "draw", "fetch", "free", "get", "give", "go", "keep", "label", "leave", "let", "make",
		"mend", "merge", "move", "name", "number", "open", "put", "remove", "rename", "restart", "resume", "run", "save",
		"see", "segment", "set", "sort", "split", "start", "take", "train", "turn", "update", "use", "wait", "write");

	/** What may be made to be thrown, and what becomes of it. */
	private static final Set<String> KNOWN = Set.of(
		// said to the user as it is
		InputException.class.getName(), CancelledException.class.getName(),
		// a fault of the program: said as such, with the way to a bug report
		"java.lang.IllegalArgumentException", "java.lang.IllegalStateException",
		// a disk that fails where none is expected to: said as such
		"java.io.UncheckedIOException",
		// never gets that far: the compiler sees to it, or the very method that throws it catches it
		"java.io.IOException", "com.google.gson.JsonParseException");

	private static Sources sources;
	private static List<Message> messages;

	/** One form of one message. */
	private record Message(String room, String place, String what, String why, String remedy) {

		String firstWord() {
			return remedy.split("[^\\p{L}{]", 2)[0];
		}

		String row() {
			return Stream.of(room, place, what, why, remedy).map(t -> t.replace("|", "\\|").replace("\n", " "))
				.collect(Collectors.joining(" | ", "| ", " |"));
		}
	}

	private static final String ITS_OWN = "{remedy}";

	@BeforeAll
	static void read() throws IOException {
		sources = new Sources();
		messages = sources.made().stream().filter(made -> made.type().equals(InputException.class.getName()))
			.flatMap(MessagesTest::forms).toList();
		var table = new ArrayList<>(List.of("| room | thrown in | what | why | to mend it |", "|---|---|---|---|---|"));
		messages.stream().map(Message::row).sorted().distinct().forEach(table::add);
		Files.createDirectories(Path.of("target"));
		Files.write(Path.of("target/messages.md"), table);
	}

	/** Forms of the whole message that belong together are not told apart: each part is listed with the first of others. */
	private static Stream<Message> forms(Sources.Made made) {
		var parts = made.arguments().stream().limit(3).map(a -> new Wording(sources).of(made.path(), a)).toList();
		var first = parts.stream().map(p -> p.iterator().next()).toList();
		var room = Sources.room(made.path());
		var place = sources.place(made.path());
		return Stream.of(0, 1, 2).flatMap(part -> parts.get(part).stream()
			// a name may also be empty where nothing is thrown: what counts is that it can say something
			.filter(text -> !text.isBlank() || parts.get(part).size() == 1).map(text -> {
			var all = new ArrayList<>(first);
			all.set(part, text);
			return new Message(room, place, all.get(0), all.get(1), all.get(2));
		})).distinct();
	}

	@Test
	void thereAreMessages() {
		assertTrue(messages.stream().map(Message::place).distinct().count() > 150, "the scan finds few of them");
		assertTrue(messages.stream().anyMatch(m -> m.room().equals("workflow")));
	}

	@Test
	void eachSaysWhatToDo() {
		assertNone(m -> !DEEDS.contains(m.firstWord()) && !m.remedy().equals(ITS_OWN), "begins with no deed");
	}

	/** Unreadable images bring a remedy of their own, made elsewhere. */
	@Test
	void eachUnreadableImageSaysWhatToDo() {
		var remedies = sources.made().stream().filter(made -> made.type().equals(UnreadableImage.class.getName()))
			.flatMap(made -> new Wording(sources).of(made.path(), made.arguments().get(2)).stream())
			.filter(remedy -> !remedy.equals(ITS_OWN)).toList();
		assertTrue(remedies.size() >= 3, "the scan finds few of them");
		for (var remedy : remedies) assertTrue(DEEDS.contains(remedy.split("\\W")[0]), remedy);
	}

	@Test
	void eachSaysWhatAndWhy() {
		assertNone(m -> m.what().isBlank() || m.why().isBlank() || m.why().equals("null"), "lacks a part");
	}

	/** They are put together as "what: why. To mend it: remedy." */
	@Test
	void partsMakeOneSentenceTogether() {
		assertNone(m -> Stream.of(m.what(), m.why(), m.remedy()).anyMatch(t -> t.matches("(?s).*[.:;,\\s]|\\s.*")),
			"ends in a mark of its own");
	}

	@Test
	void onlyKnownKindsAreMade() {
		var unknown = sources.made().stream().filter(made -> made.type().matches(".*(Exception|Error)"))
			.filter(made -> !KNOWN.contains(made.type())).map(made -> sources.place(made.path()) + " " + made.type()).toList();
		assertEquals(List.of(), unknown);
	}

	private static void assertNone(java.util.function.Predicate<Message> bad, String how) {
		var found = new TreeMap<String, String>();
		messages.stream().filter(bad).forEach(m -> found.put(m.place() + " " + Arrays.asList(m.what(), m.why(), m.remedy()), how));
		assertTrue(found.isEmpty(), () -> found.size() + " messages: " + how + "\n" + String.join("\n", found.keySet()));
	}
}
