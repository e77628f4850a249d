package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonObject;

import io.github.coverfiji.model.Json;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.FormatFixture.Kind;

/** Models and runs of every version that was handed out open, and give what they gave then. */
class FormatsTest {

	private static final double TOLERANCE = 1e-4;

	@TempDir
	private Path folder;

	static Stream<Arguments> runs() throws IOException {
		return fixtures().filter(each -> Files.exists(((Kind) each.get()[1]).in((Path) each.get()[0]).resolve("log.csv")));
	}

	static Stream<Arguments> fixtures() throws IOException {
		try (var versions = Files.list(FormatFixture.ALL)) {
			return versions.filter(Files::isDirectory).sorted().toList().stream().flatMap(version -> Arrays.stream(Kind.values())
				.filter(kind -> Files.exists(kind.in(version))).map(kind -> Arguments.of(version, kind)));
		}
	}

	private static JsonObject settings(Path run) throws IOException {
		return Json.read(Files.readString(run.resolve("record.json")), JsonObject.class).getAsJsonObject("settings");
	}

	@ParameterizedTest
	@MethodSource("fixtures")
	void modelGivesWhatItGave(Path version, Kind kind) throws IOException {
		var run = kind.in(version);
		var card = ModelFile.openBest(run).card();
		assertTrue(card.format() <= ModelCard.FORMAT);
		assertTrue(ModelDescription.of(ModelFile.openBest(run)).text().contains(card.method()));
		var expected = Files.readAllLines(run.resolve(FormatFixture.EXPECTED)).stream().map(Float::valueOf).toList();
		var found = FormatFixture.output(kind, run);
		assertEquals(expected.size(), found.size());
		for (var i = 0; i < found.size(); i++) assertEquals(expected.get(i), found.get(i), TOLERANCE, "value " + i);
	}

	/** Of a run whose options are still the same; else it says that it cannot, and writes nothing. */
	@ParameterizedTest
	@MethodSource("runs")
	void runGoesOn(Path version, Kind kind) throws IOException {
		var run = copy(kind.in(version));
		var rows = Runs.rows(run, "log.csv");
		assertTrue(Outlook.run(run, true).contains("last seen at step " + rows.get(rows.size() - 1).split(",")[0]));
		var settings = kind.settings(version);
		if (settings(run).keySet().equals(Json.read(Json.write(settings), JsonObject.class).keySet())) {
			var done = Runs.state(run).get("#step").values()[0];
			kind.train(settings, run, true, Progress.SILENT);
			assertEquals(done + 1, Runs.state(run).get("#step").values()[0]);
			assertEquals(rows, Runs.rows(run, "log.csv").subList(0, rows.size()));
			assertEquals(rows.size() + 1, Runs.rows(run, "log.csv").size());
		}
		else {
			var fresh = Runs.with(settings, "start", "");
			var message = assertThrows(InputException.class, () -> kind.train(fresh, run, true, Progress.SILENT)).getMessage();
			assertTrue(message.contains("it holds a run of another kind or version"), message);
			assertEquals(rows, Runs.rows(run, "log.csv"));
		}
	}

	private Path copy(Path run) throws IOException {
		var copy = Files.createDirectory(folder.resolve("run"));
		try (var files = Files.list(run)) {
			for (var file : files.toList()) Files.copy(file, copy.resolve(file.getFileName()));
		}
		return copy;
	}
}
