package io.github.coverfiji.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Images that ImageJ alone does not read; src/test/resources/foreign says who wrote them. */
final class ForeignFiles {

	private ForeignFiles() {}

	static byte[] bytes(String name) throws IOException {
		try (var in = ForeignFiles.class.getResourceAsStream("/foreign/" + name)) {
			return in.readAllBytes();
		}
	}

	/** @return a copy in the folder */
	static Path in(Path folder, String name) throws IOException {
		return Files.write(folder.resolve(name), bytes(name));
	}
}
