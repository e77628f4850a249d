package io.github.coverfiji.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.MeasuredFacts;
import io.github.coverfiji.task.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form is measured once on each computer; short numbers need a clear gain. */
class FastestFormTest {

	private static final Clock DAY = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({"1, 2, 3, true, PLAIN", "2, 1, 3, true, CHANNELS_LAST", "2, 1, 0.8, true, CHANNELS_LAST",
		"2, 1, 0.7, true, BFLOAT16", "2, 1, 0.1, false, CHANNELS_LAST"})
	void fastestWinsAndShortNumbersByAThird(double plain, double last, double shortened, boolean allowed, ComputeForm best) {
		var found = new FastestForm(Map.of(ComputeForm.PLAIN, plain, ComputeForm.CHANNELS_LAST, last, ComputeForm.BFLOAT16,
			shortened));
		assertEquals(best, found.form(allowed));
	}

	@ParameterizedTest
	@ValueSource(ints = {2, 3})
	void measuredOnceAndKept(int dimension) {
		var first = FastestForm.of(ComputeDevice.CPU, dimension, Progress.SILENT);
		assertTrue(first.seconds().values().stream().allMatch(seconds -> seconds > 0), first.toString());
		assertEquals(first, FastestForm.of(ComputeDevice.CPU, dimension, Progress.SILENT));
	}

	@Test
	void factsAreOfOneComputerAndOutliveTheProgram() {
		var facts = new MeasuredFacts(folder.resolve("new/facts.properties"), "fast one", DAY);
		assertEquals(Optional.empty(), facts.get("unet2d"));
		facts.put("unet2d", "PLAIN=1.0");
		facts.put("unet3d", "PLAIN=2.0");
		assertEquals(Optional.of("PLAIN=1.0"), new MeasuredFacts(facts.file(), "fast one", DAY).get("unet2d"));
		assertEquals(Optional.empty(), new MeasuredFacts(facts.file(), "slow one", DAY).get("unet2d"));
	}

	@ParameterizedTest
	@CsvSource({"29, true", "30, false"})
	void factsAreForgottenAfterAMonth(int days, boolean known) {
		var file = folder.resolve("facts.properties");
		new MeasuredFacts(file, "any", DAY).put("unet2d", "PLAIN=1.0");
		var later = new MeasuredFacts(file, "any", Clock.offset(DAY, Duration.ofDays(days)));
		assertEquals(known, later.get("unet2d").isPresent());
	}

	@Test
	void factsThatCannotBeKeptOrReadAreMeasuredAgain() throws IOException {
		var occupied = Files.writeString(folder.resolve("file"), "\\u00zz");
		var unwritable = new MeasuredFacts(occupied.resolve("facts.properties"), "any", DAY);
		unwritable.put("unet2d", "PLAIN=1.0");
		assertEquals(Optional.empty(), unwritable.get("unet2d"));
		assertEquals(Optional.empty(), new MeasuredFacts(occupied, "any", DAY).get("unet2d"));
	}
}
