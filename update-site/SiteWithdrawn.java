import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files that must go from every Fiji, also where nothing is known of the site that they came from. */
final class SiteWithdrawn {

	private static final String KEY = "withdrawn";

	private SiteWithdrawn() {}

	/** @return whether the block names a file that is no longer shipped */
	static boolean is(Map<String, List<String>> about) {
		return about.containsKey(KEY);
	}

	/**
	 * @param files the list of files; a block's {@code withdrawn} gives the time at which the file was made, and its checksum
	 * @return the entries by the updater's names: it removes files of that name and checksum
	 */
	static Map<String, SiteIndex.Entry> of(Path files) throws IOException {
		var entries = new TreeMap<String, SiteIndex.Entry>();
		for (var block : SiteContents.blocks(files).entrySet()) {
			if (!is(block.getValue())) continue;
			var file = new SiteContents.Shipped(block.getKey(), files, block.getValue());
			var previous = file.texts(KEY).stream().map(it -> previous(file.path(), it)).toList();
			entries.put(file.name(), new SiteIndex.Entry(file.path(), file.platforms(), Optional.empty(), previous));
		}
		return entries;
	}

	private static SiteIndex.Previous previous(String path, String text) {
		SiteContents.check(text.matches("\\d{14} [0-9a-f]{40}"), "The line withdrawn = %s of %s is not a time "
			+ "YYYYMMDDhhmmss and a checksum. To mend it: take both from the index that had the file.", text, path);
		var time = Long.parseLong(text.substring(0, 14));
		return new SiteIndex.Previous(path, time, time, text.substring(15));
	}
}
