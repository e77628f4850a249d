package io.github.coverfiji.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Spelling;

/**
 * Weights that are called by a name and need no path: those that come with this software, and any model put beside them.
 * Nothing is ever fetched from elsewhere.
 */
public final class NamedWeights {

	/** What comes with this software. */
	public static final List<String> SHIPPED = List.of("xray-2d", "fluorescence-2d", "mri-3d");

	/** Where Fiji's updater puts them, below Fiji's folder. */
	private static final Path IN_FIJI = Path.of("models", "COVER");
	/** Where they are in the sources. */
	private static final Path IN_SOURCES = Path.of("weights");
	/** Set by Fiji's launcher. */
	private static final String FIJI = "imagej.dir";
	private static final String ENDING = ".pt";

	private NamedWeights() {}

	/**
	 * Takes a word without folder and ending for a name, unless a file of that name is there. Capitals do not count.
	 *
	 * @param given a path, or a name
	 * @return the model file of the name; any other path as it is, whether it exists or not
	 * @throws InputException if it can only be a name, and no weights are called so
	 */
	public static Path resolve(Path given) {
		var name = given.toString();
		if (Files.exists(given) || !name.matches("[\\w-]+")) return given;
		return find(name).orElseThrow(() -> unknown(name));
	}

	/**
	 * @param name of weights; capitals do not count
	 * @return their model file, if they are here
	 */
	public static Optional<Path> find(String name) {
		return all().entrySet().stream().filter(each -> each.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
			.findFirst();
	}

	/** @return the names of what comes with this software, and of what else is here */
	public static Set<String> known() {
		var known = new TreeSet<>(SHIPPED);
		known.addAll(all().keySet());
		return known;
	}

	/** @return whether it is one of {@link #known}, here or not; capitals do not count */
	public static boolean isKnown(String name) {
		return known().stream().anyMatch(name::equalsIgnoreCase);
	}

	/** @return the model files that are here by their names; of equal names the first in the order of the folders */
	public static Map<String, Path> all() {
		var found = new TreeMap<String, Path>();
		folders().filter(Files::isDirectory).flatMap(folder -> models(folder).stream())
			.forEach(file -> found.putIfAbsent(file.getFileName().toString().replace(ENDING, ""), file));
		return found;
	}

	/** Fiji's folder, the working folder, and what this software lies in: Fiji again, or the sources it was built in. */
	private static Stream<Path> folders() {
		var fiji = Optional.ofNullable(System.getProperty(FIJI)).map(Path::of);
		return Stream.of(fiji.stream().map(home -> home.resolve(IN_FIJI)), Stream.of(IN_SOURCES),
			home().stream().flatMap(home -> Stream.of(home.resolve(IN_FIJI), home.resolve(IN_SOURCES))))
			.flatMap(folders -> folders);
	}

	/** @return the folder two above this software: of {@code plugins/cover-fiji.jar}, and of {@code target/classes} */
	private static Optional<Path> home() {
		var source = NamedWeights.class.getProtectionDomain().getCodeSource();
		if (source == null) return Optional.empty();
		try {
			return Optional.ofNullable(Path.of(source.getLocation().toURI()).getParent()).map(Path::getParent);
		}
		catch (URISyntaxException | RuntimeException e) {
			// Loaded from no file, such as from a server: there is no folder to look in.
			return Optional.empty();
		}
	}

	private static Collection<Path> models(Path folder) {
		try (var files = Files.list(folder)) {
			return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
		}
		catch (IOException | UncheckedIOException e) {
			throw new InputException("Cannot look for weights in '" + folder + "'", "it cannot be listed (" + e.getMessage()
				+ ")", "check the folder's permissions", e);
		}
	}

	private static InputException unknown(String name) {
		if (isKnown(name)) return new InputException("Cannot find the weights '" + name + "'",
			"they come with COVER for Fiji, but are not here", "update the site COVER in Help > Update…, or take the file from"
				+ " the folder weights of the sources and give its path");
		return new InputException("Cannot open the model '" + name + "'", "there is no such file or folder in '"
			+ Path.of("").toAbsolutePath() + "', and no weights of that name" + Spelling.nearest(name, known()).map(near -> "; did you mean '" + near + "'").orElse(""),
			"give a model file, a run folder, or a name: " + String.join(", ", known()) + "; new ones come with the site COVER in"
				+ " Help > Update…");
	}
}
