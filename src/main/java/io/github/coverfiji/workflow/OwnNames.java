package io.github.coverfiji.workflow;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes a user's name and home folder out of texts, however they are written: with slashes or backslashes, doubled as in
 * JSON, or with %20 for blanks.
 */
public final class OwnNames {

	private static final String INSTEAD = "~";
	/** Shorter names are words of many languages: they are looked for in paths alone. */
	private static final int SHORTEST = 3;
	/** A home of "/", as some services have, would take every path apart. */
	private static final int SHORTEST_HOME = 4;
	private static final String NOTHING = "(?!)";

	private final Pattern names;

	/**
	 * @param home the user's home folder
	 * @param user the user's name
	 */
	public OwnNames(String home, String user) {
		var all = new ArrayList<>(spellings(home).stream().map(Pattern::quote).toList());
		var name = Pattern.quote(user);
		if (user.length() >= SHORTEST) all.add("(?<![\\p{L}\\p{N}])" + name + "(?![\\p{L}\\p{N}])");
		else if (!user.isBlank()) all.add("(?<=[/\\\\])" + name + "(?=[/\\\\])");
		names = Pattern.compile(all.isEmpty() ? NOTHING : String.join("|", all), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	/** @return for the user of this program */
	public static OwnNames ofUser() {
		return new OwnNames(System.getProperty("user.home"), System.getProperty("user.name"));
	}

	/** @return the text with ~ in place of home folder and name */
	public String without(String text) {
		return names.matcher(text).replaceAll(Matcher.quoteReplacement(INSTEAD));
	}

	/** Longest first, as the one may begin with the other. */
	private static List<String> spellings(String home) {
		return Stream.of(home, real(home)).flatMap(path -> Stream.of(path, path.replace('\\', '/')))
			.flatMap(path -> Stream.of(path, path.replace("\\", "\\\\"), new File(path).toURI().getRawPath(),
				new File(path).toURI().toASCIIString().replaceFirst("^file:", "")))
			.map(path -> path.replaceFirst("[/\\\\]+$", "")).filter(path -> path.length() >= SHORTEST_HOME).distinct()
			.sorted(Comparator.comparing(String::length).reversed()).toList();
	}

	private static String real(String home) {
		try {
			return Files.exists(Path.of(home)) ? Path.of(home).toRealPath().toString() : home;
		}
		catch (IOException e) {
			return home; // one spelling fewer
		}
	}
}
