import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The index of an update site, {@code db.xml.gz}: what Fiji's updater reads to see which files there are. */
final class SiteIndex {

	/** The index's name in the site's folder. */
	static final String NAME = "db.xml.gz";

	/**
	 * A file on the site, or one that was there.
	 *
	 * @param filename path below Fiji's folder, with the version, of the latest version
	 * @param platforms the platforms that get it; none means all
	 * @param current what is shipped now; empty has the updater remove the file
	 * @param previous former versions: the updater replaces these, and takes any other for the user's own work
	 */
	record Entry(String filename, List<String> platforms, Optional<Current> current, List<Previous> previous) {

		/** @return the former versions and the current one, if it becomes obsolete at the given time */
		List<Previous> obsoleteAt(long time) {
			var all = new ArrayList<>(previous);
			current.ifPresent(it -> all.add(new Previous(filename, it.timestamp, time, it.checksum)));
			return List.copyOf(all);
		}
	}

	/**
	 * The shipped version of a file.
	 *
	 * @param checksum see {@link UpdaterChecksum}
	 * @param timestamp YYYYMMDDhhmmss; it ends the name under which the file is stored
	 * @param size in bytes; the updater checks it
	 */
	record Current(String checksum, long timestamp, long size, About about) {

		/** @return the same version with the files that it needs */
		Current needing(List<Need> needs) {
			return new Current(checksum, timestamp, size, new About(about.description, needs, about.links, about.authors));
		}
	}

	/**
	 * What the updater tells a user of a file.
	 *
	 * @param needs paths, without version, of files that are installed with it
	 */
	record About(String description, List<Need> needs, List<String> links, List<String> authors) {}

	/** @param timestamp of the needed file's current version */
	record Need(String filename, long timestamp) {}

	/** @param obsolete when it was replaced or dropped, YYYYMMDDhhmmss; 0 if not known */
	record Previous(String filename, long timestamp, long obsolete, String checksum) {}

	private SiteIndex() {}

	/** @return the entries of a site's folder, in the index's order */
	static List<Entry> read(Path site) throws IOException {
		try (var xml = new GZIPInputStream(Files.newInputStream(site.resolve(NAME)))) {
			var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getDocumentElement();
			return children(root, "plugin").stream().map(SiteIndex::entry).toList();
		}
		catch (ParserConfigurationException | SAXException e) {
			throw new IOException(site.resolve(NAME) + " is no index of an update site", e);
		}
	}

	private static Entry entry(Element plugin) {
		var filename = plugin.getAttribute("filename");
		var previous = children(plugin, "previous-version").stream().map(it -> new Previous(
			it.hasAttribute("filename") ? it.getAttribute("filename") : filename,
			number(it, "timestamp"), number(it, "timestamp-obsolete"), it.getAttribute("checksum"))).toList();
		var current = children(plugin, "version").stream().findFirst().map(SiteIndex::current);
		return new Entry(filename, texts(plugin, "platform"), current, previous);
	}

	private static Current current(Element version) {
		var needs = children(version, "dependency").stream()
			.map(it -> new Need(it.getAttribute("filename"), number(it, "timestamp"))).toList();
		var about = new About(String.join(" ", texts(version, "description")), needs, texts(version, "link"),
			texts(version, "author"));
		return new Current(version.getAttribute("checksum"), number(version, "timestamp"), number(version, "filesize"),
			about);
	}

	private static long number(Element element, String name) {
		return element.hasAttribute(name) ? Long.parseLong(element.getAttribute(name)) : 0;
	}

	private static List<String> texts(Element parent, String name) {
		return children(parent, name).stream().map(it -> it.getTextContent().strip()).toList();
	}

	private static List<Element> children(Element parent, String name) {
		var found = new ArrayList<Element>();
		for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling())
			if (node instanceof Element child && child.getTagName().equals(name)) found.add(child);
		return found;
	}

	/**
	 * Writes the index. The same entries give the same bytes.
	 *
	 * <p>Nothing stands between two tags: the updater would take it for part of the next text.
	 */
	static void write(Path site, Collection<Entry> entries) throws IOException {
		try (var out = new GZIPOutputStream(Files.newOutputStream(site.resolve(NAME)))) {
			var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
			xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
			xml.writeStartElement("pluginRecords");
			for (var entry : entries) write(xml, entry);
			xml.writeEndDocument();
			xml.close();
		}
		catch (XMLStreamException e) {
			throw new IOException("the index cannot be written", e);
		}
	}

	private static void write(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
		xml.writeStartElement("plugin");
		xml.writeAttribute("filename", entry.filename);
		writeTexts(xml, "platform", entry.platforms);
		if (entry.current.isPresent()) write(xml, entry.current.get());
		for (var version : entry.previous) {
			xml.writeEmptyElement("previous-version");
			xml.writeAttribute("filename", version.filename);
			xml.writeAttribute("timestamp", "" + version.timestamp);
			xml.writeAttribute("timestamp-obsolete", "" + version.obsolete);
			xml.writeAttribute("checksum", version.checksum);
		}
		xml.writeEndElement();
	}

	private static void write(XMLStreamWriter xml, Current version) throws XMLStreamException {
		xml.writeStartElement("version");
		xml.writeAttribute("checksum", version.checksum);
		xml.writeAttribute("timestamp", "" + version.timestamp);
		xml.writeAttribute("filesize", "" + version.size);
		writeTexts(xml, "description", List.of(version.about.description));
		for (var need : version.about.needs) {
			xml.writeEmptyElement("dependency");
			xml.writeAttribute("filename", need.filename);
			xml.writeAttribute("timestamp", "" + need.timestamp);
		}
		writeTexts(xml, "link", version.about.links);
		writeTexts(xml, "author", version.about.authors);
		xml.writeEndElement();
	}

	private static void writeTexts(XMLStreamWriter xml, String name, List<String> texts) throws XMLStreamException {
		for (var text : texts) {
			xml.writeStartElement(name);
			xml.writeCharacters(text);
			xml.writeEndElement();
		}
	}
}
