package io.github.coverfiji.image.foreign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Bio-Formats, where it is installed (Fiji has it). Opens no window and asks nothing. May be used from several threads.
 *
 * @param loader that knows it
 */
public record BioFormats(ClassLoader loader) {

	private static final String FORMATS = "loci.formats.";
	private static final String READER = FORMATS + "ImageReader";

	/** @return Bio-Formats as the current thread's program knows it (in Fiji: all its jars); empty if it is not there */
	public static Optional<BioFormats> installed() {
		var loaders = Arrays.asList(Thread.currentThread().getContextClassLoader(), BioFormats.class.getClassLoader());
		return loaders.stream().filter(Objects::nonNull).filter(BioFormats::knows).findFirst().map(BioFormats::new);
	}

	private static boolean knows(ClassLoader loader) {
		return loader.getResource(READER.replace('.', '/') + ".class") != null;
	}

	/** A file that is open. */
	record Opened(PlaneReader reader, ImageMetadata metadata) implements AutoCloseable {

		@Override
		public void close() throws IOException {
			reader.close();
		}
	}

	/**
	 * @param file any file
	 * @return it, open, by itself: other files of a set are not looked for; empty if Bio-Formats does not know its kind
	 * @throws IOException if it cannot be opened
	 */
	Optional<Opened> open(Path file) throws IOException {
		var path = file.toString();
		try {
			quiet();
			var all = new LibraryCall(type(READER).getConstructor().newInstance());
			var known = (boolean) all.call("isThisType", new Class<?>[] { String.class, boolean.class }, path, true);
			if (!known) return Optional.empty();
			var one = all.call("getReader", new Class<?>[] { String.class }, path);
			return Optional.of(opened(type(FORMATS + "ChannelSeparator").getConstructor(type(FORMATS + "IFormatReader"))
				.newInstance(one), path));
		}
		catch (ReflectiveOperationException e) {
			throw LibraryCall.missing(e);
		}
	}

	private Opened opened(Object separator, String path) throws IOException, ReflectiveOperationException {
		var reader = LibraryCall.as(PlaneReader.class, separator);
		var metadata = type(FORMATS + "MetadataTools").getMethod("createOMEXMLMetadata").invoke(null);
		if (metadata == null) throw new IOException("the one installed lacks its part for OME-XML");
		reader.setFlattenedResolutions(false);
		reader.setGroupFiles(false);
		new LibraryCall(separator).call("setMetadataStore", new Class<?>[] { type(FORMATS + "meta.MetadataStore") }, metadata);
		try {
			reader.setId(path);
		}
		catch (IOException | RuntimeException | Error e) {
			reader.close();
			throw e;
		}
		return new Opened(reader, LibraryCall.as(ImageMetadata.class, metadata));
	}

	/** Unless the program has decided what it logs, Bio-Formats tells every step. */
	private void quiet() throws ReflectiveOperationException {
		type("loci.common.DebugTools").getMethod("enableLogging", String.class).invoke(null, "ERROR");
	}

	private Class<?> type(String name) throws ClassNotFoundException {
		return Class.forName(name, true, loader);
	}
}
