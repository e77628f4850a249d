package io.github.coverfiji.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How much a user of each platform loads, as the pages tell it.
 *
 * @param megabytes (10^6 bytes) by Fiji's name of the platform
 */
record ToldSizes(Map<String, Integer> megabytes) {

	static final Path SITE_README = Path.of("update-site", "README.md");
	private static final Pattern ROW = Pattern.compile("\\| [^|]+ \\(`([\\w-]+)`\\) \\| (\\d+) MB \\|");
	private static final double MEGABYTE = 1e6;
	/** The code grows with each version: less than this needs no new figures. */
	private static final double TOLERANCE = 1;

	/** @return what the table of the site's README says */
	static ToldSizes read() throws IOException {
		var sizes = new TreeMap<String, Integer>();
		var rows = ROW.matcher(Files.readString(SITE_README));
		while (rows.find()) sizes.put(rows.group(1), Integer.valueOf(rows.group(2)));
		return new ToldSizes(sizes);
	}

	/** Fails if the table has another figure for the platform. */
	void check(String platform, long bytes) {
		check("the size for " + platform, megabytes.get(platform), bytes);
	}

	/** Fails if the figure, in MB, is not that of so many bytes. */
	static void check(String what, int told, long bytes) {
		assertEquals(bytes / MEGABYTE, told, TOLERANCE, what + ": correct README.md and update-site/README.md");
	}
}
