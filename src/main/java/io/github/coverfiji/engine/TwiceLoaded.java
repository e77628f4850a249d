package io.github.coverfiji.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Libraries that lie on the class path more than once, as happens when an update site brings an old copy. The engine may
 * then find the wrong one and fail with a missing method.
 */
public final class TwiceLoaded {

	/** A class of each library that the engine needs and that other plugins ship too. */
	static final List<String> WITNESSES = List.of("com.sun.jna.Native", "com.google.gson.Gson",
		"org.slf4j.LoggerFactory", "org.apache.commons.compress.archivers.ArchiveEntry", "ai.djl.engine.Engine",
		"ai.djl.pytorch.engine.PtEngine", TwiceLoaded.class.getName());

	/** Searched for once: the class path stays while a program runs, and a macro may run a command a thousand times. */
	private static final Optional<String> PLUGIN = find(List.of(TwiceLoaded.class.getName()),
		TwiceLoaded.class.getClassLoader()).stream().findFirst();

	private TwiceLoaded() {}

	/** @return a line for each such library, naming its files; none if all is well */
	public static List<String> find() {
		return find(WITNESSES, TwiceLoaded.class.getClassLoader());
	}

	/** @return the files of this software, if it is there more than once */
	public static Optional<String> plugin() {
		return PLUGIN;
	}

	static List<String> find(List<String> classes, ClassLoader loader) {
		return classes.stream().map(name -> places(name, loader)).filter(places -> places.size() > 1)
			.map(places -> String.join(" and ", places)).toList();
	}

	private static List<String> places(String name, ClassLoader loader) {
		var file = name.replace('.', '/') + ".class";
		try {
			return Collections.list(loader.getResources(file)).stream()
				.map(url -> JarName.of(url, file))
				.distinct().toList();
		}
		catch (IOException e) {
			throw new UncheckedIOException("the class path cannot be searched", e);
		}
	}
}
