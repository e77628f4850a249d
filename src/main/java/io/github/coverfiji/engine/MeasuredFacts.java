package io.github.coverfiji.engine;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import ai.djl.util.Utils;

/**
 * What was measured of a computer and need not be measured again: texts by name, in a file beside the engine's libraries.
 * A folder of users may be shared between computers, so the processor is part of each name.
 * A month later a fact is forgotten: it may have been measured while the computer was busy.
 *
 * @param file where they are
 * @param processor its model and number of cores
 * @param clock tells the day
 */
public record MeasuredFacts(Path file, String processor, Clock clock) {

	private static final Period KEPT = Period.ofDays(30);
	private static final String DAY = ".day";

	/** @return the facts of this user on this computer */
	public static MeasuredFacts ofUser() {
		EngineLog.quiet();
		return new MeasuredFacts(Utils.getEngineCacheDir("pytorch").resolve("cover-measured.properties").toAbsolutePath(),
			processorHere(), Clock.systemUTC());
	}

	/**
	 * @param name of a fact
	 * @return it, if it is known, not too old, and can be read
	 */
	public Optional<String> get(String name) {
		var all = all();
		var day = all.getProperty(key(name) + DAY, "");
		var recent = day.compareTo(LocalDate.now(clock).minus(KEPT).toString()) > 0;
		return recent ? Optional.ofNullable(all.getProperty(key(name))) : Optional.empty();
	}

	/** Keeps a fact. Where it cannot be written, that is logged, and the fact is measured again next time. */
	public void put(String name, String value) {
		var all = all();
		all.setProperty(key(name), value);
		all.setProperty(key(name) + DAY, LocalDate.now(clock).toString());
		try {
			Files.createDirectories(file.getParent());
			var whole = Files.createTempFile(file.getParent(), "measured", ".tmp");
			try (var out = Files.newBufferedWriter(whole)) {
				all.store(out, "Measured by COVER for Fiji; may be deleted");
			}
			Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException e) {
			log("cannot keep what was measured in '" + file + "'", e);
		}
	}

	private Properties all() {
		var all = new Properties();
		if (!Files.exists(file)) return all;
		try (var in = Files.newBufferedReader(file)) {
			all.load(in);
		}
		catch (IOException | IllegalArgumentException e) {
			log("cannot read what was measured before in '" + file + "'", e);
		}
		return all;
	}

	private static void log(String what, Exception cause) {
		System.getLogger(MeasuredFacts.class.getName()).log(Level.WARNING, what, cause);
	}

	private String key(String name) {
		return (name + " of " + processor).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
	}

	private static String processorHere() {
		var cores = " " + Runtime.getRuntime().availableProcessors();
		var linux = Path.of("/proc/cpuinfo");
		if (Files.isReadable(linux)) {
			try {
				// Not line by line, as an interrupt would break that off, and facts of no processor be measured.
				var model = Files.readAllLines(linux).stream()
					.filter(line -> line.matches("(model name|flags|Features)\\s*:.*")).limit(2).toList();
				return model.stream().map(line -> line.startsWith("model") ? line : Integer.toHexString(line.hashCode())).toList()
					+ cores;
			}
			catch (IOException e) {
				log("cannot read the processor's name", e);
			}
		}
		return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")).orElse(System.getProperty("os.arch")) + cores;
	}
}
