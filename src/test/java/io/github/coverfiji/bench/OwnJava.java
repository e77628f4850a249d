package io.github.coverfiji.bench;

import java.io.File;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How to start a fresh Java with this one's class path. */
final class OwnJava {

	private OwnJava() {}

	/**
	 * @param main class to start
	 * @param heap largest heap, such as {@code 512m}
	 * @param arguments of its main method
	 * @return the command
	 */
	static List<String> command(Class<?> main, String heap, List<String> arguments) {
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap,
			"-Djava.awt.headless=true", "-cp", classPath(), main.getName()));
		command.addAll(arguments);
		return command;
	}

	/** Maven may start a class by a class loader of its own, and Java's property does not tell what is on it. */
	static String classPath() {
		return OwnJava.class.getClassLoader() instanceof URLClassLoader loader
			? String.join(File.pathSeparator, Arrays.stream(loader.getURLs()).map(url -> Path.of(
				URI.create(url.toString())).toString()).toList())
			: System.getProperty("java.class.path");
	}
}
