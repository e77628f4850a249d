package io.github.coverfiji.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A TorchScript archive on disk, as data: what the engine gets of it is an archive written anew from the parts that were
 * checked, and from nothing else. Loading such a file blindly could run code, write files or read memory of others.
 *
 * <p>The check reads names, pickle and code (less than a megabyte for the networks of this software, 4 to 15 ms measured);
 * tensors are compared with their checksums while the engine reads them. Loading networks of the paper's width took 1.1 to
 * 1.2 times as long as without: 0.52 s of 0.44 s in 2D (31 MB), 1.43 s of 1.26 s in 3D (94 MB), on a busy processor.
 */
public final class ModelArchive {

	private static final Pattern CODE = Pattern.compile("code/(__torch__(/[A-Za-z_]\\w*){1,7})\\.py");
	private static final Pattern VERSION = Pattern.compile("([3-9]|10)\\n");
	private static final int SHORT = 16;
	private static final int MEGABYTE = 1 << 20;
	private static final int LONGEST_PICKLE = 16 * MEGABYTE;
	private static final int LONGEST_CODE = 4 * MEGABYTE;
	private static final String FOLDER = "model/", PICKLE = "data.pkl", CONSTANTS = "constants.pkl", NUMBER = "version";

	private final StoredZip zip;

	private ModelArchive(StoredZip zip) {
		this.zip = zip;
	}

	/**
	 * @param path of an archive
	 * @return its directory, checked; contents are not read yet
	 * @throws ArchiveFault if it is no archive as this software or PyTorch writes it
	 * @throws IOException if the disk refuses
	 */
	public static ModelArchive open(Path path) throws IOException {
		return new ModelArchive(StoredZip.open(path));
	}

	/**
	 * @param name of a text stored beside the module
	 * @return the text, if there is one
	 * @throws ArchiveFault if it is damaged, or longer than a megabyte
	 * @throws IOException if the disk refuses
	 */
	public Optional<String> extra(String name) throws IOException {
		var entry = "extra/" + name;
		return zip.entries().containsKey(entry) ? Optional.of(text(entry, MEGABYTE)) : Optional.empty();
	}

	/**
	 * Checks structure, kinds of values, sizes of tensors and code.
	 *
	 * @return the archive for the engine
	 * @throws ArchiveFault naming what is damaged or not allowed
	 * @throws IOException if the disk refuses
	 */
	ZipStream checked() throws IOException {
		if (!VERSION.matcher(text(NUMBER, SHORT)).matches()) throw ArchiveFault.strange("its version of TorchScript is unknown");
		if (zip.entries().containsKey("byteorder") && !text("byteorder", SHORT).equals("little"))
			throw ArchiveFault.strange("its numbers are in the other order of bytes");
		var code = code();
		var pickle = zip.bytes(PICKLE, LONGEST_PICKLE);
		var root = PickleReader.read(pickle);
		requireSafe(code, root);
		var out = new ZipStream();
		add(out, PICKLE, pickle);
		for (var text : code.entrySet()) add(out, text.getKey(), text.getValue());
		addTensors(out, storages(root));
		add(out, CONSTANTS, zip.bytes(CONSTANTS, SHORT));
		add(out, NUMBER, zip.bytes(NUMBER, SHORT));
		out.finish();
		return out;
	}

	private Map<String, byte[]> code() throws IOException {
		var code = new TreeMap<String, byte[]>();
		var left = LONGEST_CODE;
		for (var name : zip.entries().keySet())
			if (CODE.matcher(name).matches()) {
				code.put(name, zip.bytes(name, left));
				left -= code.get(name).length;
			}
		return code;
	}

	private void requireSafe(Map<String, byte[]> code, Object root) throws IOException {
		if (!(PickleReader.read(zip.bytes(CONSTANTS, SHORT)) instanceof Pickled.Tuple none) || !none.elements().isEmpty())
			throw ArchiveFault.strange("its code has tables of constants, which models do not have");
		var texts = new LinkedHashMap<String, String>();
		code.forEach((name, text) -> texts.put(CODE.matcher(name).replaceFirst("$1").replace('/', '.'),
			new String(text, StandardCharsets.UTF_8)));
		var classes = new ScriptClasses(texts);
		var words = ScriptWords.table();
		for (var text : texts.entrySet()) words.require(text.getKey(), text.getValue(), classes.names());
		classes.require(root);
	}

	private static Map<String, Long> storages(Object root) throws ArchiveFault {
		var storages = new LinkedHashMap<String, Long>();
		collect(root, storages);
		return storages;
	}

	private static void collect(Object value, Map<String, Long> storages) throws ArchiveFault {
		if (value instanceof Pickled.Module module)
			for (var attribute : module.attributes().values()) collect(attribute, storages);
		if (value instanceof Pickled.TypedList list)
			for (var element : list.elements()) collect(element, storages);
		if (value instanceof Pickled.Tensor tensor) {
			var before = storages.put(tensor.storage().key(), tensor.storage().count());
			if (before != null && before != tensor.storage().count())
				throw ArchiveFault.strange("its pickle gives one storage two lengths");
		}
	}

	/** The engine takes the length that the pickle says, and not that of the entry. */
	private void addTensors(ZipStream out, Map<String, Long> storages) throws ArchiveFault {
		for (var storage : storages.entrySet()) {
			var name = "data/" + storage.getKey();
			var entry = zip.entries().get(name);
			if (entry == null) throw ArchiveFault.damaged("its entry '" + name + "' is missing");
			if (entry.size() != storage.getValue() * Float.BYTES) throw ArchiveFault.strange("its entry '" + name + "' has "
				+ entry.size() + " bytes, but should hold " + storage.getValue() + " numbers");
			out.add(FOLDER + name, entry, () -> new CheckedContent(zip.stream(entry), name, entry));
		}
	}

	private static void add(ZipStream out, String name, byte[] content) {
		var checksum = new CRC32();
		checksum.update(content);
		out.add(FOLDER + name, new StoredZip.Entry(0, content.length, checksum.getValue()),
			() -> new ByteArrayInputStream(content));
	}

	private String text(String name, int limit) throws IOException {
		return new String(zip.bytes(name, limit), StandardCharsets.UTF_8);
	}
}
