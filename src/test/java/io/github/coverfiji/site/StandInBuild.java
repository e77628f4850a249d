package io.github.coverfiji.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;

/** What a build leaves for the site, with tiny jars that have the names of the real ones, built by the real lists. */
final class StandInBuild {

	/** The natives' classifiers by Fiji's platforms. */
	static final Map<String, String> NATIVES = Map.of("linux64", "linux-x86_64", "linux-arm64", "linux-aarch64",
		"macos-arm64", "osx-aarch64", "win64", "win-x86_64");

	private final Path folder;
	private String version = "0.1.0";
	private String torch = "2.7.1";

	StandInBuild(Path folder) throws IOException {
		this.folder = folder;
		library("com.google.code.gson", "gson", "2.10.1", "");
		library("ai.djl", "api", "0.35.1", "");
		library("ai.djl.pytorch", "pytorch-engine", "0.35.1", "");
		library("ai.djl.pytorch", "pytorch-jni", "2.7.1-0.35.1", "");
		torch(torch);
		release(version);
		Files.writeString(Files.createDirectories(folder.resolve("weights")).resolve("README.md"), "whom to name");
		Files.createDirectories(folder.resolve("update-site"));
	}

	/** Adds a library to the build, or packs it anew. */
	void library(String group, String artifact, String version, String classifier) throws IOException {
		var file = place(group, artifact, version, classifier);
		jar(file, Map.of("name.txt", file.getFileName().toString()));
	}

	/** Takes natives of another version, with DJL's module names: Java does not start with one on its module path. */
	void torch(String version) throws IOException {
		for (var classifier : NATIVES.values()) Files.deleteIfExists(untouched(classifier));
		torch = version;
		for (var classifier : NATIVES.values()) jar(untouched(classifier), Map.of("version.txt", version,
			"META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nAutomatic-Module-Name: ai.djl.pytorch_native_cpu_" + classifier
			+ "\n"));
	}

	private Path untouched(String classifier) {
		return place("ai.djl.pytorch", "pytorch-native-cpu", torch, "-" + classifier);
	}

	private Path place(String group, String artifact, String version, String classifier) {
		return folder.resolve("libraries").resolve(group.replace('.', '/')).resolve(artifact).resolve(version)
			.resolve(artifact + "-" + version + classifier + ".jar");
	}

	/** Makes the plugin of another version. */
	void release(String version) throws IOException {
		this.version = version;
		jar(plugin(), Map.of("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBuilt-By: me\n", "version.properties",
			"#Sun Nov 22 2026\n\n#kept, as it follows an empty line\nversion=" + version + "\n", "Plugin.txt", version));
	}

	private Path plugin() {
		return folder.resolve("cover-fiji-" + version + ".jar");
	}

	/** Adds weights of the name to the build, or makes them anew; their card is asked for separately. */
	Path weights(String name, String content) throws IOException {
		return Files.writeString(folder.resolve("weights").resolve(name + ".pt"), content);
	}

	/** Adds a card of weights to the build. */
	void card(String name) throws IOException {
		Files.writeString(folder.resolve("weights").resolve(name + ".json"), "{ \"title\": \"" + name + "\" }");
	}

	/** Builds a site below the folder by the real lists. */
	Path site(String name, long timestamp, Path former) throws IOException {
		return site(name, timestamp, former, files("", ""));
	}

	/** Builds a site below the folder by another list of files; {@code former} may be null. */
	Path site(String name, long timestamp, Path former, Path files) throws IOException {
		Builder.build("files=" + files, "ships=" + Builder.SHIPS, "libraries=" + folder.resolve("libraries"),
			"own=io.github.coverfiji:cover-fiji:" + version, "jar=" + plugin(), "former=" + (former == null ? "" : former),
			"timestamp=" + timestamp, "site=" + folder.resolve(name));
		return folder.resolve(name);
	}

	/** @return the list of files that gives natives the name they had on the first sites */
	Path firstNames() throws IOException {
		return files("djl-pytorch-cpu", "pytorch-native-cpu");
	}

	/** Builds a site as the first ones were: natives under their first names, with DJL's module names. */
	Path firstSite(String name, long timestamp) throws IOException {
		var site = site(name, timestamp, null, firstNames());
		var index = index(site);
		for (var platform : NATIVES.keySet()) {
			var path = "jars/" + platform + "/pytorch-native-cpu-" + torch + ".jar";
			var untouched = untouched(NATIVES.get(platform));
			Files.copy(untouched, site.resolve(path + "-" + timestamp), StandardCopyOption.REPLACE_EXISTING);
			index = index.replaceFirst("(" + path + "\".*?filesize=\")\\d+", "$1" + Files.size(untouched));
		}
		writeIndex(site, index);
		return site;
	}

	/** @return the text of a site's index */
	static String index(Path site) throws IOException {
		try (var xml = new GZIPInputStream(Files.newInputStream(site.resolve("db.xml.gz")))) {
			return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** Writes the text of a site's index. */
	static void writeIndex(Path site, String text) throws IOException {
		try (var out = new GZIPOutputStream(Files.newOutputStream(site.resolve("db.xml.gz")))) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
	}

	/** Writes the list of files with something changed. */
	Path files(String from, String to) throws IOException {
		return Files.writeString(folder.resolve("update-site/files.ini"), Files.readString(Builder.FILES).replace(from, to));
	}

	/** Takes a platform's native out of the build. Returns the list of files without it. */
	Path without(String platform) throws IOException {
		Files.delete(untouched(NATIVES.get(platform)));
		var text = Files.readString(Builder.FILES);
		var start = text.indexOf("[jars/" + platform + "/");
		var end = text.indexOf("\n\n", start);
		return files(text.substring(start, end < 0 ? text.length() : end), "");
	}

	/** Writes a jar of texts, in the order of the map. */
	static Path jar(Path file, Map<String, String> texts) throws IOException {
		Files.createDirectories(file.getParent());
		try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
			for (var text : texts.entrySet()) {
				jar.putNextEntry(new ZipEntry(text.getKey()));
				jar.write(text.getValue().getBytes(StandardCharsets.UTF_8));
				jar.closeEntry();
			}
		}
		return file;
	}
}
