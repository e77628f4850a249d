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
 *
 * @param folders where to look for {@code NAME.pt}, those that go first at the head; they need not exist
 */
public record NamedWeights(List<Path> folders) {

	/** What comes with this software. */
	public static final List<String> SHIPPED = List.of("xray-2d", "fluorescence-2d", "mri-3d");

	/** Where Fiji's updater puts them, below Fiji's folder. */
	private static final Path IN_FIJI = Path.of("models", "COVER");
	/** Where they are in the sources. */
	private static final Path IN_SOURCES = Path.of("weights");
	/** Set by Fiji's launcher. */
	private static final String FIJI = "imagej.dir";
	private static final String ENDING = ".pt";

	/** @return those of Fiji's folder, of the working folder, and of where this software lies: Fiji again, or its sources */
	public static NamedWeights here() {
		var fiji = Optional.ofNullable(System.getProperty(FIJI)).map(Path::of);
		return new NamedWeights(Stream.of(fiji.stream().map(home -> home.resolve(IN_FIJI)), Stream.of(IN_SOURCES),
			home().stream().flatMap(home -> Stream.of(home.resolve(IN_FIJI), home.resolve(IN_SOURCES))))
			.flatMap(folders -> folders).toList());
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

	/**
	 * Takes a word without folder and ending for a name, unless a file or folder of that name is there. Capitals do not
	 * count.
	 *
	 * @param given a path, or a name
	 * @return the model file of the name; any other path as it is, whether it exists or not
	 * @throws InputException if it can only be a name, and no weights are called so
	 */
	public Path resolve(Path given) {
		var name = given.toString();
		if (Files.exists(given) || !name.matches("[\\w-]+")) return given;
		return all().entrySet().stream().filter(each -> each.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
			.findFirst().orElseThrow(() -> missing(name));
	}

	/** @return the model files that are here by their names; of equal names the first in the order of the folders */
	public Map<String, Path> all() {
		var found = new TreeMap<String, Path>();
		folders.stream().filter(Files::isDirectory).flatMap(folder -> models(folder).stream())
			.forEach(file -> found.putIfAbsent(file.getFileName().toString().replace(ENDING, ""), file));
		return found;
	}

	/** @return the names of what comes with this software, here or not, and of what else is here */
	public Set<String> known() {
		var known = new TreeSet<>(SHIPPED);
		known.addAll(all().keySet());
		return known;
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

	private InputException missing(String name) {
		if (SHIPPED.stream().anyMatch(name::equalsIgnoreCase)) return new InputException("Cannot find the weights '" + name
			+ "'", "they belong to COVER for Fiji, but are not here", "update the site COVER in Help > Update…, or run in a"
				+ " folder of the sources, which has them in weights");
		return new InputException("Cannot open the model '" + name + "'", "there is no such file or folder in '"
			+ Path.of("").toAbsolutePath() + "', and no weights of that name"
			+ Spelling.nearest(name, known()).map(near -> "; did you mean '" + near + "'").orElse(""),
			"give a model file, a run folder, or a name: " + String.join(", ", known()) + "; new ones come with the site COVER"
				+ " in Help > Update…");
	}
}
