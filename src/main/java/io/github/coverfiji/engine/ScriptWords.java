package io.github.coverfiji.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words that the code of a model may use (table {@code script-words.txt}). Code can reach an operator by its name
 * alone, in many ways: {@code torch.NAME}, {@code ops.aten.NAME}, {@code value.NAME()} or a variable that stands for one of
 * these. So each word after a dot counts, whatever stands before it; a word alone can be a variable, unless the language
 * means something by it.
 *
 * @param allowed the language, and operators that only compute
 * @param operators all others, and their namespaces: refused after a dot, even if the code declares a word like it
 * @param forms refused everywhere
 */
record ScriptWords(Set<String> allowed, Set<String> operators, Set<String> forms) {

	/** Blanks, comment (but no type in one), plain text, number, word, sign. Anything else is refused. */
	private static final Pattern TOKEN = Pattern.compile("[ \\n]+|#(?![^\\n]*type:)[^\\n]*|\"[\\w .,:;!?()\\[\\]/'%=<>+*-]*\"(?!\")"
		+ "|\\d+\\.?\\d*([eE][-+]?\\d+)?|[A-Za-z_]\\w*|[-+*/%<>=!&|^~@.,:()\\[\\]]");
	private static final Set<String> SPACES = Set.of("torch", "ops", "__torch__");
	private static final Pattern OPERATORS = Pattern.compile("ops\\.(prim|aten)\\.\\w.*", Pattern.DOTALL);
	private static final Pattern LIBRARY = Pattern.compile("__torch__\\.torch\\b.*", Pattern.DOTALL);
	/** Python writes it where a value may be None. Of tensors the engine looks at each use, of objects it does not. */
	private static final String CAST = "unchecked_cast", TO_TENSOR = CAST + "(Tensor, ";
	private static final String TABLE = "script-words.txt";

	/** @return the table in this jar */
	static ScriptWords table() throws IOException {
		var words = new ScriptWords(new HashSet<>(), new HashSet<>(), new HashSet<>());
		try (var in = ScriptWords.class.getResourceAsStream(TABLE);
			var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			var parts = Map.of("allowed", words.allowed, "operators", words.operators, "forms", words.forms);
			var part = words.allowed;
			for (String line; (line = lines.readLine()) != null;) {
				if (parts.containsKey(line)) part = parts.get(line);
				else if (!line.startsWith("#")) part.addAll(List.of(line.split(" ")));
			}
		}
		return words;
	}

	/**
	 * @param file of the text, for the message
	 * @param text of classes and functions
	 * @param own words that the texts of the archive declare
	 * @throws ArchiveFault naming the first word that is refused
	 */
	void require(String file, String text, Set<String> own) throws ArchiveFault {
		var token = TOKEN.matcher(text);
		var before = "";
		for (int at = 0; at < text.length(); at = token.end()) {
			token.region(at, text.length());
			if (!token.lookingAt()) throw refused(file, text, at, text.substring(at, at + 1));
			var word = token.group();
			if (isWord(word) && !isFree(word, before.equals("."), own, text, at)) throw refused(file, text, at, word);
			if (!word.isBlank()) before = word;
		}
	}

	private static boolean isWord(String token) {
		return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
	}

	private boolean isFree(String word, boolean afterDot, Set<String> own, String text, int at) {
		if (word.equals(CAST)) return !afterDot && text.startsWith(TO_TENSOR, at);
		if (forms.contains(word) || word.startsWith("__") && word.endsWith("__") && !allowed.contains(word)) return false;
		if (SPACES.contains(word) && (!text.startsWith(".", at + word.length()) || afterDot)) return false;
		var rest = text.substring(at, Math.min(text.length(), at + 40));
		if (word.equals("ops") && !OPERATORS.matcher(rest).matches()) return false;
		if (word.equals("__torch__") && LIBRARY.matcher(rest).matches()) return false;
		return !afterDot || allowed.contains(word) || own.contains(word) && !operators.contains(word);
	}

	private static ArchiveFault refused(String file, String text, int at, String word) {
		var line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
		return ArchiveFault.strange("its code uses '" + Quoted.text(word) + "' (" + file + ", line " + line
			+ "), which is not on the list of what the code of a model may use: operators that compute, and nothing that"
			+ " reaches files, the system or other libraries");
	}
}
