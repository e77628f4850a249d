import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * A file's checksum as Fiji's updater computes it, so that a file counts as unchanged when it was only packed anew.
 *
 * <p>SHA-1 of a jar's entries, sorted by name, each as its name and then its content: dates do not count, nor does what
 * stands in the manifest, nor comments in {@code .properties}. Of any other file, SHA-1 of its path and its content.
 */
final class UpdaterChecksum {

	private static final String MANIFEST = "META-INF/MANIFEST.MF";

	private final MessageDigest digest;

	private UpdaterChecksum() {
		try {
			digest = MessageDigest.getInstance("SHA-1");
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-1", e);
		}
	}

	/**
	 * @param path the file's place below Fiji's folder, with slashes
	 * @return 40 hexadecimal digits
	 */
	static String of(String path, Path file) throws IOException {
		var checksum = new UpdaterChecksum();
		if (path.endsWith(".jar")) checksum.addJar(file);
		else checksum.addFile(path, file);
		return HexFormat.of().formatHex(checksum.digest.digest());
	}

	private void addFile(String path, Path file) throws IOException {
		addName(path);
		try (var content = Files.newInputStream(file)) {
			add(content);
		}
	}

	private void addJar(Path file) throws IOException {
		try (var jar = new JarFile(file.toFile())) {
			for (var entry : jar.stream().sorted(Comparator.comparing(JarEntry::getName)).toList()) {
				addName(entry.getName());
				try (var content = jar.getInputStream(entry)) {
					addEntry(entry, content);
				}
			}
		}
	}

	private void addEntry(ZipEntry entry, InputStream content) throws IOException {
		if (entry.getName().equals(MANIFEST)) return;
		if (entry.getName().endsWith(".properties")) digest.update(withoutComments(content.readAllBytes()));
		else add(content);
	}

	/** The updater turns a letter that ASCII lacks into a question mark, and so does this. */
	private void addName(String name) {
		digest.update(name.getBytes(StandardCharsets.US_ASCII));
	}

	private void add(InputStream content) throws IOException {
		try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
			content.transferTo(sink);
		}
	}

	/**
	 * @return the text with each comment line emptied, but for a line after an empty one: the updater does not look there
	 */
	private static byte[] withoutComments(byte[] text) {
		var kept = new ByteArrayOutputStream();
		var looking = true;
		for (int start = 0, end; start < text.length; start = end) {
			end = endOfLine(text, start);
			var first = start;
			while (looking && first < end && text[first] == '#') first++;
			var ended = text[end - 1] == '\n';
			if (first == start) kept.write(text, start, end - start);
			else if (ended) kept.write('\n');
			looking = !(looking && ended && first == end - 1);
		}
		return kept.toByteArray();
	}

	private static int endOfLine(byte[] text, int start) {
		var end = start;
		while (end < text.length && text[end] != '\n') end++;
		return Math.min(end + 1, text.length);
	}
}
