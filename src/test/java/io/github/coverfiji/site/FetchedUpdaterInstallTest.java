package io.github.coverfiji.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The same with an updater that pip fetches (84 MB) to a temporary folder; skipped where it cannot be had. */
@Tag("slow")
class FetchedUpdaterInstallTest extends UpdaterInstallTest {

	private static final String NAME = "prokaryote-2.4.4.jar";
	private static final String SHA256 = "eea6eac0eaccd99f757001a6b986cc59afd597e44c5042cf6f97e9280f65e29c";
	private static final int LONGEST_MINUTES = 5;

	@TempDir
	static Path download;

	@Override
	Path jar() throws IOException {
		var jar = download.resolve(NAME);
		if (!Files.exists(jar)) unpack(fetch(), jar);
		assertEquals(SHA256, sha256(jar));
		return jar;
	}

	private static Path fetch() throws IOException {
		var log = download.resolve("pip.txt");
		try {
			var pip = new ProcessBuilder("python3", "-m", "pip", "download", "--no-deps", "--only-binary", ":all:", "--dest",
				download.toString(), "prokaryote==2.4.4").redirectErrorStream(true).redirectOutput(log.toFile()).start();
			if (!pip.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) pip.destroy();
		}
		catch (IOException e) {
			abort("no updater: there is no Python to fetch it with (" + e.getMessage() + ")");
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		var said = Files.readString(log).strip();
		try (var files = Files.list(download)) {
			return files.filter(it -> it.toString().endsWith(".whl")).findFirst()
				.orElseGet(() -> abort("no updater: pip could not fetch prokaryote 2.4.4: " + said));
		}
	}

	private static void unpack(Path wheel, Path jar) throws IOException {
		try (var zip = new ZipFile(wheel.toFile());
			var content = zip.getInputStream(zip.getEntry("prokaryote/" + NAME)))
		{
			Files.copy(content, jar);
		}
	}

	private static String sha256(Path file) throws IOException {
		try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
			in.transferTo(OutputStream.nullOutputStream());
			return HexFormat.of().formatHex(in.getMessageDigest().digest());
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
