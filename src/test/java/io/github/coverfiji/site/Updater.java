package io.github.coverfiji.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fiji's updater upon a folder that stands for Fiji, in a process of its own: none of its classes come near ours. */
final class Updater {

	private static final String COMMANDS = "net.imagej.updater.CommandLine";

	private final Path jar;
	private final Path fiji;
	private final Path web;

	/**
	 * @param jar holds {@code net.imagej.updater} and what that needs
	 * @param folder takes Fiji's folder and a core site, which has nothing but the given jar of Fiji's own
	 */
	Updater(Path jar, Path folder, String ofFiji) throws IOException {
		this.jar = jar;
		fiji = Files.createDirectories(folder.resolve("Fiji"));
		web = Files.createDirectories(folder.resolve("web site"));
		var core = Files.createDirectories(folder.resolve("core"));
		var file = StandInBuild.jar(fiji.resolve(ofFiji), Map.of("fiji.txt", "Fiji's own"));
		index(core, "<plugin filename=\"" + ofFiji + "\"><version checksum=\"" + Builder.checksum(ofFiji, file)
			+ "\" timestamp=\"20200101000000\" filesize=\"" + Files.size(file) + "\"/></plugin>");
		index(fiji, "<update-site name=\"ImageJ\" url=\"" + url(core) + "\" timestamp=\"0\"/>");
	}

	private static void index(Path folder, String content) throws IOException {
		StandInBuild.writeIndex(folder, "<pluginRecords>" + content + "</pluginRecords>");
	}

	private static String url(Path folder) {
		return folder.toUri().toString().replaceFirst("^file:///", "file:/");
	}

	/** Has Fiji follow the place where sites are published. */
	void follow(String name) throws IOException {
		run(COMMANDS, "add-update-site", name, url(web));
	}

	/** Copies a site to where Fiji looks, over what was published before. */
	void publish(Path site) throws IOException {
		try (var paths = Files.walk(site)) {
			for (var path : paths.filter(Files::isRegularFile).toList()) {
				var target = web.resolve(site.relativize(path).toString());
				Files.createDirectories(target.getParent());
				Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	/** Updates Fiji, and so verifies size and checksum of what is loaded. */
	void update() throws IOException {
		run(COMMANDS, "update");
	}

	/** @return the lines of a list, such as list-uptodate or list-shadowed, less what stands behind the file names */
	List<String> list(String command) throws IOException {
		return run(COMMANDS, command).lines().filter(it -> it.contains("\t("))
			.map(it -> it.substring(0, it.indexOf('\t'))).sorted().toList();
	}

	/** @return the updater's names of paths, without their versions */
	List<String> names(List<String> paths) throws IOException {
		var source = Files.writeString(fiji.resolveSibling("Names.java"), """
			public class Names {
				public static void main(String[] paths) {
					for (var path : paths) System.out.println(net.imagej.updater.FileObject.getFilename(path, true));
				}
			}
			""");
		return run(source.toString(), paths.toArray(String[]::new)).lines().toList();
	}

	/** @return the folder that stands for Fiji */
	Path fiji() {
		return fiji;
	}

	/** @return the files in Fiji's folder, sorted, less what the updater keeps for itself */
	List<String> files() throws IOException {
		try (var paths = Files.walk(fiji)) {
			return paths.filter(it -> it.toString().endsWith(".jar"))
				.map(it -> fiji.relativize(it).toString().replace('\\', '/')).sorted().toList();
		}
	}

	private String run(String program, String... arguments) throws IOException {
		var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		var command = new ArrayList<>(List.of(java, "-Xmx256m", "-Djava.awt.headless=true", "-Dij.dir=" + fiji,
			"-classpath", jar.toString(), program));
		command.addAll(List.of(arguments));
		var errors = fiji.resolveSibling("errors.txt").toFile();
		var process = new ProcessBuilder(command).redirectError(errors).start();
		var output = new String(process.getInputStream().readAllBytes());
		try {
			if (process.waitFor() == 0) return output;
		}
		catch (InterruptedException e) {
			process.destroy();
			throw new IllegalStateException(e);
		}
		throw new IllegalStateException(command + " failed: " + output + Files.readString(errors.toPath()));
	}
}
