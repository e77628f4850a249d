package io.github.coverfiji.ui;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a dialog asks for.
 *
 * @param title of the window
 * @param about a sentence on what the command does; may be empty
 * @param groups of fields; those of the first are always in sight, the others fold away
 * @param needs what has to be given
 */
public record Form(String title, String about, List<Group> groups, List<Need> needs) {

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
	public record Field(String key, String label, String tip, Kind kind, String usual) {

		/** @return the label as it reads in a sentence: without the word that ties it to the field above */
		public String name() {
			var name = label.replaceFirst("(?i)^(or|and)( of)?( an?| the)? ", "");
			return "'" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "'";
		}
	}

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

	/** @return the field of this key */
	public Field field(String key) {
		return fields().filter(field -> field.key().equals(key)).findFirst().orElseThrow();
	}

	/**
	 * @param values of all fields by key
	 * @return what is still to be chosen, a sentence; empty if the values are whole
	 */
	public String missing(Map<String, String> values) {
		return Hint.of(this, values);
	}

	/** @return the usual value of each field by its key */
	public Map<String, String> usual() {
		return fields().collect(Collectors.toMap(Field::key, Field::usual));
	}
}
