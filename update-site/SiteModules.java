import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * Java's names of jars as modules. Fiji's launcher gives Java the folder of its platform as the module path, and Java does
 * not start if it refuses the name of any jar there.
 */
final class SiteModules {

	private static final Attributes.Name NAME = new Attributes.Name("Automatic-Module-Name");

	private SiteModules() {}

	/**
	 * Writes into the manifest a name that Java takes: that of the file, with the version, so that two versions in one
	 * folder differ. All else stays, packed as it was. A jar without a manifest is left alone.
	 */
	static void rename(Path jar) throws IOException {
		try (var zip = FileSystems.newFileSystem(jar)) {
			var file = zip.getPath("META-INF", "MANIFEST.MF");
			if (Files.exists(file)) rename(file, name(jar));
		}
	}

	private static void rename(Path file, String name) throws IOException {
		var time = Files.getLastModifiedTime(file);
		var manifest = new Manifest();
		try (var in = Files.newInputStream(file)) {
			manifest.read(in);
		}
		manifest.getMainAttributes().put(NAME, name);
		try (var out = Files.newOutputStream(file)) {
			manifest.write(out);
		}
		Files.setLastModifiedTime(file, time);
	}

	private static String name(Path jar) {
		return jar.getFileName().toString().replaceFirst("\\.jar$", "").replaceAll("\\W", "_");
	}

	/** @throws IllegalArgumentException if Java would not start with the jar on its module path */
	static void check(Path jar) {
		try {
			ModuleFinder.of(jar).findAll();
		}
		catch (FindException e) {
			throw new IllegalArgumentException("Java does not start with " + jar + " on its module path, nor does Fiji: " + e
				+ ", caused by " + e.getCause() + ". To mend it: give the file another name in files.ini; under the published "
				+ "one the updater would keep the jar that users have, as it does not look into manifests.", e);
		}
	}
}
