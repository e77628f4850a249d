import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scijava.util.FileUtils;

/** Which files the site ships: {@code files.ini} and {@code fiji-ships.txt} decide upon a build's libraries. */
final class SiteContents {

	private static final Set<String> PLATFORMS =
		Set.of("linux64", "linux-arm64", "macos64", "macos-arm64", "win64", "win-arm64");

	/**
	 * A jar of the build.
	 *
	 * @param artifact groupId:artifactId[:classifier]
	 */
	record Library(String artifact, String version, Path jar) {}

	/**
	 * A file to ship.
	 *
	 * @param path its place below Fiji's folder, with slashes
	 * @param content where it is now
	 * @param about the lines of its block in {@code files.ini}, by key
	 */
	record Shipped(String path, Path content, Map<String, List<String>> about) {

		/** @return the path without the version: the updater knows a file by this */
		String name() {
			return FileUtils.stripFilenameVersion(path);
		}

		/** @return the platform that gets the file; none means all */
		List<String> platforms() {
			var parts = path.split("/");
			return parts.length == 3 && parts[0].equals("jars") ? List.of(parts[1]) : List.of();
		}

		/** @return the names of the files that must come with it */
		List<String> needs() {
			return texts("needs").stream().flatMap(it -> Arrays.stream(it.split(","))).map(String::strip).toList();
		}

		/** @return what the block says under the key */
		List<String> texts(String key) {
			return about.getOrDefault(key, List.of());
		}
	}

	private SiteContents() {}

	/** @throws IllegalArgumentException with the sentence, if the condition does not hold */
	static void check(boolean condition, String sentence, Object... parts) {
		if (!condition) throw new IllegalArgumentException(sentence.formatted(parts));
	}

	/**
	 * @param folder jars laid out as in a Maven repository
	 * @param own the plugin itself
	 * @return all that the plugin needs at run time, and the plugin, by artifact
	 */
	static Map<String, Library> libraries(Path folder, Library own) throws IOException {
		var found = new TreeMap<String, Library>(Map.of(own.artifact, own));
		try (var paths = Files.walk(folder)) {
			for (var jar : paths.filter(it -> it.toString().endsWith(".jar")).sorted().toList()) {
				var library = library(folder.relativize(jar), jar);
				var other = found.put(library.artifact, library);
				check(other == null, "%s is there twice, as %s and %s. To mend it: run mvn clean first.", library.artifact,
					other == null ? "" : other.jar, jar);
			}
		}
		return found;
	}

	/** @param place groupId as folders / artifactId / version / artifactId-version[-classifier].jar */
	private static Library library(Path place, Path jar) {
		var depth = place.getNameCount();
		check(depth > 3, "The jar %s does not lie as in a Maven repository. To mend it: run mvn clean first.", jar);
		var artifact = place.getName(depth - 3).toString();
		var version = place.getName(depth - 2).toString();
		var group = place.subpath(0, depth - 3).toString().replace(place.getFileSystem().getSeparator(), ".");
		var classifier = place.getFileName().toString().substring((artifact + "-" + version).length())
			.replaceFirst("\\.jar$", "").replaceFirst("^-", ":");
		return new Library(group + ":" + artifact + classifier, version, jar);
	}

	/**
	 * @param files the list of what is shipped
	 * @param ships the list of what Fiji has
	 * @return the files to ship, in the order of the first list
	 * @throws IllegalArgumentException if a library is in neither list, or a file would hide one of Fiji's
	 */
	static List<Shipped> of(Map<String, Library> libraries, Path files, Path ships) throws IOException {
		var ofFiji = lines(ships).collect(Collectors.toSet());
		var shipped = new LinkedHashMap<String, Shipped>();
		for (var block : blocks(files).entrySet()) {
			var pattern = block.getKey();
			var about = block.getValue();
			if (SiteWithdrawn.is(about)) continue;
			if (about.containsKey("folder")) {
				for (var file : SiteWeights.of(pattern, about, files)) shipped.put(file.path, file);
				continue;
			}
			var artifact = String.join(" ", about.getOrDefault("artifact", List.of()));
			var library = libraries.get(artifact);
			check(library != null, "The build has no artifact '%s' for %s. To mend it: correct files.ini, or take the block "
				+ "out; the updater then removes the file from Fiji.", artifact, pattern);
			shipped.put(artifact, ship(pattern, about, library));
		}
		for (var library : libraries.values())
			check(shipped.containsKey(library.artifact) || ofFiji.contains(library.artifact), "The plugin needs %s %s, but "
				+ "neither files.ini nor fiji-ships.txt names it. To mend it: list it in fiji-ships.txt if a fresh Fiji has "
				+ "it in its jars folder, else give it a block in files.ini.", library.artifact, library.version);
		checkNames(shipped.values(), ofFiji);
		return List.copyOf(shipped.values());
	}

	private static Shipped ship(String pattern, Map<String, List<String>> about, Library library) {
		var file = new Shipped(pattern.replace("{version}", library.version), library.jar, about);
		check(file.name().equals(pattern.replace("-{version}", "")), "The updater takes %s for a version of %s, not of %s. "
			+ "To mend it: choose another name in files.ini.", file.path, file.name(), pattern);
		check(PLATFORMS.containsAll(file.platforms()), "The updater knows no platform of the folder of %s. To mend it: use "
			+ "one of %s in files.ini.", pattern, PLATFORMS);
		return file;
	}

	private static void checkNames(Collection<Shipped> shipped, Set<String> ofFiji) {
		var names = new HashMap<String, String>();
		for (var artifact : ofFiji) names.put(artifact.split(":")[1].toLowerCase() + ".jar", "of Fiji's " + artifact);
		for (var file : shipped) {
			var key = file.platforms().isEmpty() ? file.name().replaceFirst(".*/", "") : file.name();
			var other = names.put(key.toLowerCase(), "of " + file.path);
			check(other == null, "The file %s would have the name %s in the updater. To mend it: choose another name in "
				+ "files.ini.", file.path, other);
		}
		var all = shipped.stream().map(Shipped::name).toList();
		for (var file : shipped) check(all.containsAll(file.needs()), "%s needs %s, but the site has only %s. To mend it: "
			+ "correct needs in files.ini.", file.path, file.needs(), all);
	}

	/** @return the blocks by their heads, each as its lines by key; a key may come more than once */
	static Map<String, Map<String, List<String>>> blocks(Path file) throws IOException {
		var blocks = new LinkedHashMap<String, Map<String, List<String>>>();
		Map<String, List<String>> block = Map.of();
		for (var line : lines(file).toList()) {
			var parts = line.split("\\s*=\\s*", 2);
			if (line.startsWith("[")) blocks.put(line.substring(1, line.length() - 1), block = new HashMap<>());
			else {
				check(parts.length == 2 && !blocks.isEmpty(), "%s has a line '%s'. To mend it: write key = value below a "
					+ "[path].", file, line);
				block.computeIfAbsent(parts[0], it -> new ArrayList<>()).add(parts[1]);
			}
		}
		return blocks;
	}

	private static Stream<String> lines(Path file) throws IOException {
		return Files.readAllLines(file).stream().map(String::strip).filter(it -> !it.isEmpty() && !it.startsWith("#"));
	}
}
