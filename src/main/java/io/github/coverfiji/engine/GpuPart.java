package io.github.coverfiji.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One archive that PyTorch for graphics cards consists of. The table {@code gpu-parts.txt} has them all: Maven Central,
 * where the library for processors comes from, takes no files of this size.
 *
 * @param platform such as {@code linux-x86_64}
 * @param bytes size, roughly
 * @param sha256 checksum, 64 digits in lower case
 * @param address where it lies
 */
public record GpuPart(String platform, long bytes, String sha256, URI address) {

	private static final String TABLE = "gpu-parts.txt";

	/** @return the archives for this computer; none if PyTorch for CUDA is not made for its system */
	public static List<GpuPart> ofThisComputer() {
		return table().stream().filter(part -> part.platform.equals(platformHere())).toList();
	}

	/** @return the name of the file */
	public String fileName() {
		var path = address.getRawPath();
		return URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	static String platformHere() {
		var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		var prefix = system.startsWith("win") ? "win" : system.startsWith("mac") ? "osx" : "linux";
		var machine = System.getProperty("os.arch");
		return prefix + "-" + (machine.equals("amd64") ? "x86_64" : machine);
	}

	static List<GpuPart> table() {
		try (var text = GpuPart.class.getResourceAsStream(TABLE);
			var lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
			return lines.lines().filter(line -> !line.startsWith("#")).map(GpuPart::of).toList();
		}
		catch (IOException e) {
			throw new UncheckedIOException("the table of libraries in this jar cannot be read", e);
		}
	}

	private static GpuPart of(String line) {
		var fields = line.split(" ");
		return new GpuPart(fields[0], Long.parseLong(fields[1]), fields[2], URI.create(fields[3]));
	}
}
