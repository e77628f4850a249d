package io.github.coverfiji.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The jars of DJL that this program really uses. Another plugin (deepImageJ, JDLL) may have brought its own, and a process
 * has one of each: a mixture fails with missing methods.
 */
public final class EngineJars {

	/** The version of DJL that this software is built with. */
	static final String DJL = "0.35.1";
	/** The version of PyTorch that this software is built with. */
	static final String PYTORCH = "2.7.1";

	/** A file in each jar that tells its version. */
	private enum Part {
		API("ai/djl/engine/api.properties", "djl_version", DJL),
		ENGINE("pytorch-engine.properties", "djl_version", DJL),
		BRIDGE("jnilib/pytorch.properties", "jni_version", PYTORCH + "-" + DJL),
		LIBRARY("native/lib/pytorch.properties", "version", PYTORCH);

		private final String file;
		private final String key;
		private final String version;

		Part(String file, String key, String version) {
			this.file = file;
			this.key = key;
			this.version = version;
		}
	}

	private EngineJars() {}

	/** @return a sentence for each jar of another version, naming it, with what to do; none if all is well */
	public static List<String> foreign() {
		return foreign(EngineJars.class.getClassLoader());
	}

	/**
	 * @return a sentence for each PyTorch library that this process has loaded beside the one of this software's engine;
	 *         none where the system does not tell
	 */
	public static List<String> foreignLibraries() {
		var loaded = LoadedLibraries.torches();
		return loaded.size() < 2 ? List.of() : List.of("two PyTorch libraries are loaded, " + String.join(" and ", loaded)
			+ ": another plugin uses its own, restart Fiji before using COVER if anything fails");
	}

	static List<String> foreign(ClassLoader loader) {
		return Stream.of(Part.values()).flatMap(part -> foreign(part, loader).stream()).toList();
	}

	private static List<String> foreign(Part part, ClassLoader loader) {
		var sentences = new ArrayList<String>();
		try {
			for (var urls = loader.getResources(part.file); urls.hasMoreElements();) {
				var url = urls.nextElement();
				var entries = new Properties();
				try (var in = url.openStream()) {
					entries.load(in);
				}
				var version = entries.getProperty(part.key, "unknown");
				if (!version.startsWith(part.version)) sentences.add(JarName.of(url, part.file) + " is version " + version
					+ " and this software needs " + part.version + ": remove it, or the plugin that brought it, and restart");
			}
			return sentences;
		}
		catch (IOException e) {
			throw new UncheckedIOException("the class path cannot be searched", e);
		}
	}
}
