package io.github.coverfiji.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A model file changed by somebody who knows how: sizes and checksums are right again. */
public final class AlteredArchive {

	private final Map<String, byte[]> entries = new LinkedHashMap<>();

	/** @param file a model file */
	public AlteredArchive(Path file) throws IOException {
		try (var zip = new ZipFile(file.toFile())) {
			for (var entry : zip.stream().toList()) entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
		}
	}

	/** Puts another content in an entry, or a new one; null takes it out. */
	public AlteredArchive with(String name, byte[] content) {
		if (content == null) entries.remove("model/" + name);
		else entries.put("model/" + name, content);
		return this;
	}

	/** @return the content of an entry */
	public byte[] get(String name) {
		return entries.get("model/" + name);
	}

	/** Changes a text. */
	public AlteredArchive text(String name, UnaryOperator<String> change) {
		var before = new String(get(name), StandardCharsets.UTF_8);
		var after = change.apply(before);
		if (after.equals(before)) throw new IllegalArgumentException(name + " stays as it was");
		return with(name, after.getBytes(StandardCharsets.UTF_8));
	}

	/** @return the archive */
	public byte[] bytes() throws IOException {
		return bytes("none");
	}

	/** @return the archive; entries that begin so are compressed */
	public byte[] bytes(String packed) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(out)) {
			for (var entry : entries.entrySet())
				add(zip, entry.getKey(), entry.getValue(), entry.getKey().startsWith("model/" + packed));
		}
		return out.toByteArray();
	}

	private static void add(ZipOutputStream zip, String name, byte[] content, boolean packed) throws IOException {
		var entry = new ZipEntry(name);
		entry.setMethod(packed ? ZipEntry.DEFLATED : ZipEntry.STORED);
		entry.setSize(content.length);
		var checksum = new CRC32();
		checksum.update(content);
		entry.setCrc(checksum.getValue());
		zip.putNextEntry(entry);
		zip.write(content);
	}

	/** @return the file, written */
	public Path write(Path file) throws IOException {
		return Files.write(file, bytes());
	}
}
