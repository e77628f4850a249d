package io.github.coverfiji.engine;

/** Text from a file that is not to be trusted, fit for a message. */
final class Quoted {

	private static final int LONGEST = 60;

	private Quoted() {}

	/** @return the text, cut after 60 characters, with a question mark for all that is no plain character */
	static String text(String text) {
		var plain = text.replaceAll("[^\\x20-\\x7e]", "?");
		return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
	}
}
