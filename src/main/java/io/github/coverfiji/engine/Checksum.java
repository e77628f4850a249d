package io.github.coverfiji.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.github.coverfiji.task.Progress;

/** SHA-256 of files. */
public final class Checksum {

	private static final int MEGABYTE = 1 << 20;

	private Checksum() {}

	/**
	 * @param file to be read whole
	 * @param progress hears megabytes
	 * @return 64 hexadecimal digits in lower case
	 * @throws IOException if it cannot be read
	 */
	public static String sha256(Path file, Progress progress) throws IOException {
		var digest = newDigest();
		var stage = progress.stage("Checking " + file.getFileName(), Math.max(1, Files.size(file) / MEGABYTE));
		try (var in = Files.newInputStream(file)) {
			var buffer = new byte[MEGABYTE];
			for (long done = 0, read; (read = in.read(buffer)) >= 0; done += read) {
				digest.update(buffer, 0, (int) read);
				stage.reached(done / MEGABYTE);
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest newDigest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java has SHA-256", e);
		}
	}
}
