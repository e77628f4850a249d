package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleService;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/** What {@code COVER Check Engine} packs into a bug report, after failures and beside a training. */
class BugReportTest {

	private static final Set<String> TEXTS = Set.of("log.txt", "error.txt", "engine.txt", "computer.txt");
	private static final Set<String> WITH_RUN = Set.of("log.txt", "error.txt", "engine.txt", "computer.txt",
		"run/record.json", "run/log.csv");

	@TempDir
	static Path folder;

	private static MacroDesk desk;

	/** In the user's home folder, which has to go from all texts. */
	private static Path home;

	@BeforeAll
	static void train() throws IOException {
		home = Files.createTempDirectory(Path.of(System.getProperty("user.home")), "cover test ");
		desk = new MacroDesk(home);
		desk.trainSegmentation();
	}

	@AfterAll
	static void clear() throws IOException {
		desk.close();
		try (var files = Files.walk(home)) {
			for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(file);
		}
	}

	@Test
	void tellsOfAFailedRunWithoutImagesAndNames() throws IOException {
		desk.fail(MacroDesk.TWO_IMAGES + "run('COVER Train Segmentation', 'image=picture.tif truth=map.tif"
			+ " output=[FOLDER/segmentation]');");
		desk.fail("run('COVER Example Fail', 'how=bug');");
		var zip = folder.resolve("new folder/report.zip");
		desk.succeed("run('COVER Check Engine', 'device=cpu run=[FOLDER/segmentation] report=[" + MacroDesk.portable(zip)
			+ "]');");
		var texts = read(zip);
		assertEquals(WITH_RUN, without(texts.keySet(), "run/validation.csv"));
		assertTrue(texts.get("log.txt").contains("COVER Train Segmentation: begins {image=picture.tif, truth=map.tif"),
			texts.get("log.txt"));
		assertTrue(texts.get("log.txt").contains("Cannot start a run in '~/cover test"), texts.get("log.txt"));
		assertTrue(texts.get("error.txt").contains("IllegalStateException: a bug\n\tat "), texts.get("error.txt"));
		assertTrue(texts.get("engine.txt").contains("Device used: cpu"), texts.get("engine.txt"));
		assertTrue(texts.get("computer.txt").contains("Host: ImageJ 1.5") && texts.get("computer.txt").contains("  gson-"),
			texts.get("computer.txt"));
		assertTrue(texts.get("run/record.json").contains("settings") && texts.get("run/log.csv").startsWith("step"),
			texts.get("run/log.csv"));
		assertTrue(desk.logged().contains("look through it before you send it"), desk.logged());
	}

	@Test
	void whatCannotBeWrittenIsSaidBeforehand() throws IOException {
		var picture = Files.writeString(folder.resolve("picture.tif"), "precious");
		assertTrue(desk.fail(check("report=[" + MacroDesk.portable(picture) + "]")).contains("does not end in .zip"));
		assertEquals("precious", Files.readString(picture));
		assertTrue(desk.fail(check("run=[FOLDER/segmentation]")).contains("no bug report is asked for"));
		var empty = MacroDesk.portable(Files.createDirectories(folder.resolve("empty")));
		assertTrue(desk.fail(check("report=[" + empty + "/a.zip] run=[" + empty + "]")).contains("holds none of record.json"));
		assertTrue(desk.fail(check("report=[FOLDER/segmentation/model.pt/a.zip]")).contains("Cannot write"));
	}

	/** As in Fiji: both are commands of one program, and the run folder is being written. */
	@Test
	void worksBesideATraining() throws Exception {
		var context = new Context();
		var threads = Executors.newSingleThreadExecutor();
		try {
			var steps = new CountDownLatch(3);
			var training = threads.submit((Callable<Boolean>) () -> command(context, PretrainCommand.class, Map.of(
				"input", images().toFile(), "output", home.resolve("long").toFile(), "model", "tiny", "patch", "16",
				"batch", "2", "epochs", 100000)).perform(new Progress() {

					@Override
					public void status(Status status) {
						if (status.stage().equals("Pretraining")) steps.countDown();
					}

					@Override
					public boolean isCancelled() {
						return Files.exists(home.resolve("stop"));
					}
				}).orElseThrow().cancelled());
			steps.await();
			var zip = folder.resolve("beside.zip");
			assertTrue(command(context, CheckEngineCommand.class, Map.of("device", "cpu", "report", zip.toFile(),
				"run", home.resolve("long").toFile())).perform(Progress.SILENT).isEmpty());
			var texts = read(zip);
			assertTrue(texts.keySet().containsAll(TEXTS) && texts.containsKey("run/record.json"), texts.keySet().toString());
			assertTrue(texts.get("log.txt").contains("now COVER Pretrain: Pretraining "), texts.get("log.txt"));
			assertTrue(texts.get("error.txt").startsWith("No command has failed"), texts.get("error.txt"));
			assertFalse(training.isDone());
			Files.createFile(home.resolve("stop"));
			assertTrue(training.get());
		}
		finally {
			threads.shutdownNow();
			context.dispose();
		}
	}

	private static String check(String options) {
		return "run('COVER Check Engine', 'device=cpu " + options + "');";
	}

	private static Path images() throws IOException {
		var images = Files.createDirectories(home.resolve("images"));
		desk.succeed(MacroDesk.TWO_IMAGES + "selectImage('picture.tif'); for (i = 0; i < 4; i++)"
			+ " saveAs('Tiff', 'FOLDER/images/image ' + i + '.tif'); run('Close All');");
		return images;
	}

	private static WorkflowCommand command(Context context, Class<? extends WorkflowCommand> type,
		Map<String, Object> inputs) {
		var module = (CommandModule) context.service(ModuleService.class)
			.createModule(context.service(CommandService.class).getCommand(type));
		inputs.forEach(module::setInput);
		return (WorkflowCommand) module.getCommand();
	}

	private static Set<String> without(Set<String> names, String name) {
		var others = new java.util.HashSet<>(names);
		others.remove(name);
		return others;
	}

	/** Text alone: every file is UTF-8 without control characters of files of images, and names nobody. */
	private static Map<String, String> read(Path file) throws IOException {
		var texts = new TreeMap<String, String>();
		try (var zip = new ZipFile(file.toFile())) {
			for (var entry : java.util.Collections.list(zip.entries()))
				try (var in = zip.getInputStream(entry)) {
					texts.put(entry.getName(), text(entry.getName(), in.readAllBytes()));
				}
		}
		for (var text : texts.values()) {
			var lower = text.toLowerCase(Locale.ROOT);
			assertFalse(lower.contains(System.getProperty("user.home").toLowerCase(Locale.ROOT)), text);
			assertFalse(lower.matches("(?s).*\\b\\Q" + System.getProperty("user.name").toLowerCase(Locale.ROOT) + "\\E\\b.*"), text);
		}
		return texts;
	}

	private static String text(String name, byte[] bytes) {
		try {
			var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			assertTrue(text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\t' || c == '\r'), name + " is no text");
			return text;
		}
		catch (CharacterCodingException e) {
			throw new AssertionError(name + " is no text", e);
		}
	}
}
