package io.github.coverfiji.engine;

import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The jar or folder that a file of the class path comes from, as a user sees it. */
final class JarName {

	private JarName() {}

	/**
	 * @param url of the file, such as {@code jar:file:/a%20b/c.jar!/d/e.txt}
	 * @param file its name within, such as {@code d/e.txt}
	 * @return such as {@code /a b/c.jar}
	 */
	static String of(URL url, String file) {
		var place = url.toString().replaceFirst("^(jar:)?(file:)?", "");
		if (place.endsWith(file)) place = place.substring(0, place.length() - file.length());
		return URLDecoder.decode(place.replaceFirst("!?/$", "").replace("+", "%2B"), StandardCharsets.UTF_8);
	}
}
