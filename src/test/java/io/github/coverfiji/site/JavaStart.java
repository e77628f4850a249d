package io.github.coverfiji.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java in a process of its own, started as Fiji's launcher does: with a folder of jars as its module path. */
final class JavaStart {

	/** The launcher's option for the JavaFX that Fiji keeps in that folder. */
	static final String JAVA_FX = "--add-modules=javafx.base,javafx.controls,javafx.fxml,javafx.graphics,"
		+ "javafx.media,javafx.web";

	private JavaStart() {}

	/** @return why Java does not start with the folder, or the single jar, as its module path; empty if it does */
	static String refusal(Path modules, String... options) throws IOException {
		var all = new ArrayList<>(List.of("--module-path=" + modules));
		all.addAll(List.of(options));
		all.add("-version");
		var result = result(all);
		return result.code == 0 ? "" : result.output;
	}

	/**
	 * @param code 0 if all went well
	 * @param output what was printed
	 */
	record Result(int code, String output) {}

	/** @return how Java ended with the options */
	static Result result(List<String> options) throws IOException {
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(options);
		var process = new ProcessBuilder(command).redirectErrorStream(true).start();
		var output = new String(process.getInputStream().readAllBytes());
		try {
			return new Result(process.waitFor(), output);
		}
		catch (InterruptedException e) {
			process.destroy();
			throw new IllegalStateException(e);
		}
	}

	/** @return the target, a folder with a site's jars for a platform as they lie in Fiji */
	static Path installed(Path site, String platform, Path target) throws IOException {
		return installed(site.resolve("jars").resolve(platform), target);
	}

	/** @return the target, with the jars of a site's folder under their names without date */
	static Path installed(Path jars, Path target) throws IOException {
		Files.createDirectories(target);
		try (var dated = Files.list(jars)) {
			for (var jar : dated.filter(Files::isRegularFile).toList()) {
				var name = jar.getFileName().toString();
				Files.copy(jar, target.resolve(name.substring(0, name.lastIndexOf('-'))));
			}
		}
		return target;
	}
}
