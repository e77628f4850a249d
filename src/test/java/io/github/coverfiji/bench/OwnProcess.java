package io.github.coverfiji.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Programs that are measured in a process of their own: a fresh Java with this one's class path, or Python. */
public final class OwnProcess {

	private OwnProcess() {}

	/**
	 * @param main class to start
	 * @param heap largest heap, such as {@code 512m}
	 * @param arguments of its main method
	 * @return the command
	 */
	public static List<String> java(Class<?> main, String heap, List<String> arguments) {
		var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		var command = new ArrayList<>(List.of(java, "-Xmx" + heap, "-Djava.awt.headless=true", "-cp", classPath(),
			main.getName()));
		command.addAll(arguments);
		return command;
	}

	/**
	 * @param command which is waited for
	 * @return what it printed, its errors left out; empty if there is no such program
	 */
	public static String output(List<String> command) {
		try {
			var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
			return new String(process.getInputStream().readAllBytes());
		}
		catch (IOException noSuchProgram) {
			return "";
		}
	}

	/** @return this Java's class path, also where Maven started it by a loader that Java's property knows nothing of */
	public static String classPath() {
		return OwnProcess.class.getClassLoader() instanceof URLClassLoader loader
			? String.join(File.pathSeparator, Arrays.stream(loader.getURLs()).map(url -> Path.of(
				URI.create(url.toString())).toString()).toList())
			: System.getProperty("java.class.path");
	}
}
