package io.github.coverfiji.site;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.ToolProvider;

import org.scijava.util.FileUtils;

/** The classes of {@code update-site/}, compiled as the build does and called by name: they are on no class path. */
final class Builder {

	/** The lists that the real site is built from. */
	static final Path FILES = Path.of("update-site", "files.ini");
	static final Path SHIPS = Path.of("update-site", "fiji-ships.txt");

	private static ClassLoader classes;

	private Builder() {}

	/** Builds a site; see SiteBuilder for the arguments. */
	static void build(String... arguments) throws IOException {
		call("SiteBuilder", "build", new Class<?>[] { String[].class }, (Object) arguments);
	}

	/** @return the checksum that the builder writes for a file at the given path */
	static String checksum(String path, Path file) throws IOException {
		return (String) call("UpdaterChecksum", "of", new Class<?>[] { String.class, Path.class }, path, file);
	}

	private static Object call(String type, String name, Class<?>[] types, Object... arguments) throws IOException {
		try {
			var method = classes().loadClass(type).getDeclaredMethod(name, types);
			method.setAccessible(true);
			return method.invoke(null, arguments);
		}
		catch (InvocationTargetException e) {
			if (e.getCause() instanceof IOException fault) throw fault;
			if (e.getCause() instanceof RuntimeException fault) throw fault;
			throw new IllegalStateException(e.getCause());
		}
		catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static synchronized ClassLoader classes() throws IOException {
		if (classes == null) classes = compiled();
		return classes;
	}

	private static ClassLoader compiled() throws IOException {
		var target = Files.createTempDirectory("update-site");
		var scijava = Path.of(URI.create(FileUtils.class.getProtectionDomain().getCodeSource().getLocation().toString()));
		var messages = new StringWriter();
		var compiler = ToolProvider.getSystemJavaCompiler();
		try (var manager = compiler.getStandardFileManager(null, null, null);
			var sources = Files.list(FILES.getParent()))
		{
			var files = manager.getJavaFileObjectsFromPaths(sources.filter(it -> it.toString().endsWith(".java")).toList());
			var options = List.of("-proc:none", "-d", target.toString(), "-classpath", scijava.toString());
			if (!compiler.getTask(messages, manager, null, options, null, files).call())
				throw new IllegalStateException(messages.toString());
		}
		return new URLClassLoader(new URL[] { target.toUri().toURL() }, FileUtils.class.getClassLoader());
	}
}
