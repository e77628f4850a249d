package io.github.coverfiji.ui;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a dialog asks for.
 *
 * @param title of the window
 * @param about a sentence on what the command does; may be empty
 * @param groups of fields; those of the first are always in sight, the others fold away
 */
public record Form(String title, String about, List<Group> groups) {

	/**
	 * Fields that belong together.
	 *
	 * @param title of the group
	 * @param fields from top to bottom
	 */
	public record Group(String title, List<Field> fields) {}

	/**
	 * One value to be given.
	 *
	 * @param key its name in option strings
	 * @param label what people read
	 * @param tip more of it, shown when the mouse rests there; may be empty
	 * @param kind what values there are
	 * @param usual the value that <i>Reset</i> brings back
	 */
	public record Field(String key, String label, String tip, Kind kind, String usual) {}

	/** What values a field takes; all of them are texts, as in option strings. */
	public sealed interface Kind {

		/** Any text. */
		record Text() implements Kind {}

		/** A number. */
		record Number() implements Kind {}

		/**
		 * One of several words.
		 *
		 * @param words in their order
		 */
		record Choice(List<String> words) implements Kind {}

		/** {@code true} or {@code false}. */
		record Switch() implements Kind {}

		/**
		 * A path, or nothing.
		 *
		 * @param what may be chosen
		 */
		record Path(Chosen what) implements Kind {}

		/**
		 * The title of an open image, or nothing.
		 *
		 * @param titles of those open
		 */
		record Image(List<String> titles) implements Kind {}
	}

	/** What a path leads to. */
	public enum Chosen {
		/** A file that is there. */
		FILE,
		/** A file that is to be written. */
		NEW_FILE,
		/** A folder, which may have to be made. */
		FOLDER,
		/** A file or a folder that is there. */
		FILE_OR_FOLDER
	}

	/** @return all fields */
	public Stream<Field> fields() {
		return groups.stream().flatMap(group -> group.fields().stream());
	}

	/** @return the usual value of each field by its key */
	public Map<String, String> usual() {
		return fields().collect(Collectors.toMap(Field::key, Field::usual));
	}
}
