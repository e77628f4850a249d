package io.github.coverfiji.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a {@link ScriptNode} as a TorchScript archive: a zip of stored entries, each tensor's bytes aligned to 64,
 * that PyTorch opens in C++ and with {@code torch.jit.load} in Python. The same tree gives the same bytes.
 */
public final class ScriptArchive {

	private static final String FOLDER = "model/";
	private static final int ALIGNMENT = 64;
	/** Bytes before the name of an entry. */
	static final int LOCAL_HEADER = 30;
	/** The first day of the zip calendar would make Java add a field with the time in this computer's zone. */
	private static final LocalDateTime NO_DATE = LocalDateTime.of(1980, 2, 1, 0, 0);
	private static final byte[] NO_CONSTANTS = { (byte) 0x80, 2, ')', '.' };

	private final Precision precision;
	private final ZipOutputStream zip;
	private long position;

	private ScriptArchive(Precision precision, OutputStream out) {
		this.precision = precision;
		zip = new ZipOutputStream(out);
		zip.setMethod(ZipOutputStream.STORED);
	}

	/**
	 * @param root the module; the texts of its classes are found as resources
	 * @param extras texts to store beside it, by name; Python reads them with {@code _extra_files}
	 * @param out where to write; left open
	 * @throws IOException if writing fails
	 */
	public static void write(ScriptNode root, Map<String, String> extras, OutputStream out) throws IOException {
		write(root, extras, Precision.FLOAT, out);
	}

	private static void write(ScriptNode root, Map<String, String> extras, Precision precision, OutputStream out)
		throws IOException
	{
		var archive = new ScriptArchive(precision, out);
		var pickle = new Pickle(root, precision);
		archive.entry("data.pkl", pickle.bytes());
		for (var text : ScriptTexts.of(root).entrySet())
			archive.entry("code/__torch__/" + text.getKey() + ".py", utf8(text.getValue()));
		for (int i = 0; i < pickle.storages().size(); i++)
			archive.entry("data/" + i, precision.bytes(pickle.storages().get(i).values()));
		archive.entry("constants.pkl", NO_CONSTANTS);
		archive.entry("version", utf8("10\n"));
		for (var extra : extras.entrySet())
			archive.entry("extra/" + extra.getKey(), utf8(extra.getValue()));
		archive.zip.finish();
	}

	/** @return the archive of a module without extras, for loading at once */
	static byte[] bytes(ScriptNode root, Precision precision) throws IOException {
		var out = new ByteArrayOutputStream();
		write(root, Map.of(), precision, out);
		return out.toByteArray();
	}

	private void entry(String name, byte[] content) throws IOException {
		var entry = new ZipEntry(FOLDER + name);
		var checksum = new CRC32();
		checksum.update(content);
		entry.setCrc(checksum.getValue());
		entry.setSize(content.length);
		entry.setCompressedSize(content.length);
		entry.setTimeLocal(NO_DATE);
		var header = LOCAL_HEADER + utf8(entry.getName()).length;
		var padding = padding(position + header);
		entry.setExtra(padding);
		zip.putNextEntry(entry);
		zip.write(content);
		zip.closeEntry();
		position += header + padding.length + content.length;
	}

	/** An extra field (identifier 'FB') that makes the content after it begin at a multiple of the alignment. */
	static byte[] padding(long start) {
		var field = 4;
		var length = (int) ((ALIGNMENT - (start + field) % ALIGNMENT) % ALIGNMENT);
		return ByteBuffer.allocate(field + length).order(ByteOrder.LITTLE_ENDIAN)
			.put((byte) 'F').put((byte) 'B').putShort((short) length).array();
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
