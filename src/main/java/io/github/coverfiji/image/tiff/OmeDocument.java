package io.github.coverfiji.image.tiff;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import io.github.coverfiji.task.UnreadableImage;

/**
 * The OME-XML that speaks for a TIFF: its own, or that of the file to which it points.
 *
 * @param root element OME
 * @param uuid name of this TIFF among the files of a set; empty if it has none
 */
record OmeDocument(Element root, String uuid) {

	private static final long LONGEST = 1 << 28;

	/**
	 * @param path of the TIFF
	 * @param text its OME-XML
	 * @throws UnreadableImage if it is no XML, or points to a file that is not there
	 */
	static OmeDocument of(Path path, String text) throws IOException {
		var root = parse(text);
		var elsewhere = children(root, "BinaryOnly");
		if (elsewhere.isEmpty()) return new OmeDocument(root, root.getAttribute("UUID"));
		var name = elsewhere.get(0).getAttribute("MetadataFile");
		var companion = Path.of(name).getFileName();
		var file = companion == null ? path : path.resolveSibling(companion);
		if (name.isBlank() || !Files.isRegularFile(file) || Files.size(file) > LONGEST)
			throw UnreadableImage.unsupported("it is an OME-TIFF whose description lies in the file '" + name
				+ "', which is not beside it", "put that file beside it");
		// The element BinaryOnly has the name of the other file; the root that of this one.
		return new OmeDocument(parse(Files.readString(file)), root.getAttribute("UUID"));
	}

	/** @return the element Pixels of each image */
	List<Element> images() {
		return children(root, "Image").stream().flatMap(image -> children(image, "Pixels").stream()).toList();
	}

	static List<Element> children(Element parent, String name) {
		var found = new ArrayList<Element>();
		var nodes = parent.getChildNodes();
		IntStream.range(0, nodes.getLength()).mapToObj(nodes::item)
			.filter(n -> n instanceof Element && name.equals(n.getLocalName())).forEach(n -> found.add((Element) n));
		return found;
	}

	/** Reads nothing but the text: no document type, no other files. */
	private static Element parse(String text) throws IOException {
		try {
			var factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			var builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new DefaultHandler());
			return builder.parse(new InputSource(new StringReader(text.strip()))).getDocumentElement();
		}
		catch (SAXException | ParserConfigurationException e) {
			throw UnreadableImage.damaged("its OME description is no XML: " + e.getMessage(), e);
		}
	}
}
