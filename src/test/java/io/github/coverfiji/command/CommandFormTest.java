package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import io.github.coverfiji.ui.Form;

/** Dialogs without a screen: what they ask, what they say to values, and what they give the command. */
class CommandFormTest {

	private static final Context CONTEXT = new Context();
	private static final Map<String, WorkflowInfo> COMMANDS = WorkflowInfo.allIn(CONTEXT);

	/** Rows that fit a laptop's screen of 768 pixels together with the titles of the groups. */
	private static final int ROWS = 10;

	@TempDir
	Path folder;

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	static Stream<String> labels() {
		return COMMANDS.keySet().stream().filter(label -> !label.startsWith("COVER Example"));
	}

	@ParameterizedTest
	@MethodSource("labels")
	void fewFieldsComeFirstAndTheRestHasTitles(String label) {
		var form = form(label).form();
		var first = form.groups().get(0);
		assertTrue(first.title().isEmpty() && !first.fields().isEmpty() && first.fields().size() <= ROWS, label);
		for (var group : form.groups().subList(1, form.groups().size()))
			assertTrue(!group.title().isBlank() && !group.fields().isEmpty() && group.fields().size() <= ROWS, group.title());
		assertFalse(form.about().isBlank(), label);
		assertEquals(CommandInput.of(COMMANDS.get(label).info()).stream().map(CommandInput::key).toList(),
			form.fields().map(Form.Field::key).toList());
	}

	@ParameterizedTest
	@MethodSource("labels")
	void untouchedDialogChangesNothing(String label) {
		var form = form(label);
		var values = form.form().usual();
		assertEquals(Map.of(), form.changed(values));
		var module = fresh(label);
		form.fill(values, module);
		for (var input : CommandInput.of(module.getInfo())) {
			var name = input.item().getName();
			assertEquals(fresh(label).getInput(name), module.getInput(name), label + ": " + name);
			assertTrue(module.isInputResolved(name), name);
		}
	}

	@Test
	void valuesReachTheCommandAndItsRecording() {
		var form = form("COVER Pretrain");
		var values = new HashMap<>(form.form().usual());
		values.putAll(Map.of("rate", "0.01", "output", "a b/c", "resume", "true", "method", "PCRL", "epochs", "3"));
		var module = fresh("COVER Pretrain");
		form.fill(values, module);
		assertEquals(0.01, module.getInput("rate"));
		assertEquals(new File("a b/c"), module.getInput("output"));
		assertEquals(true, module.getInput("resume"));
		assertEquals(List.of("output", "method", "epochs", "resume", "rate"), List.copyOf(form.changed(values).keySet()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"COVER Pretrain | rate | fast | is not a number",
		"COVER Pretrain | rate | 2 | Cannot use rate=2",
		"COVER Pretrain | epochs | '' | is not a number",
		"COVER Pretrain | patch | wide | it is not 1 to 3 numbers",
		"COVER Pretrain | output | '' | Nothing given for 'output'",
		"COVER Pretrain | input | FOLDER/no | it does not exist",
		"COVER Pretrain | input | FOLDER/empty | it holds no files",
		"COVER Pretrain | input | '' | neither an open image nor a folder is given",
		"COVER Pretrain | resume | true | record.json is missing",
		"COVER Train Segmentation | labels | '' | Nothing given for 'labels'",
		"COVER Train Segmentation | tone | 7 | Cannot use tone=7",
		"COVER Train Classifier | validation | 1 | Cannot use validation=1",
		"COVER Train Classifier | compare | true | Cannot check whether the start helps: there is no start",
		"COVER Train Segmentation | compare | true | Cannot check whether the start helps: there is no start",
		"COVER Experiment | shots | 1,0 | is no number of labelled images",
		"COVER Experiment | modes | deep | write one of whole, probe",
		"COVER Segment Folder | overlap | 1 | Cannot use overlap=1",
		"COVER Segment Folder | background | NaN | Cannot use background=NaN",
		"COVER Segment Folder | model | FOLDER/images/a.txt | it is not a model file",
		"COVER Classify | model | '' | Nothing given for 'model'",
	})
	void badValuesAreMetWhileTheyAreTyped(String label, String key, String value, String reason) throws IOException {
		var form = form(label);
		var values = good(form);
		values.put(key, value.replace("FOLDER", folder.toString()));
		var advice = form.advice(values, fresh(label));
		assertFalse(advice.possible(), advice.text());
		assertTrue(advice.text().contains(reason), advice.text());
	}

	@Test
	void goodValuesAreExplained() throws IOException {
		var form = form("COVER Pretrain");
		var advice = form.advice(good(form), fresh("COVER Pretrain"));
		assertTrue(advice.possible(), advice.text());
		assertTrue(advice.text().startsWith("2 files in the folder.\nA new run."), advice.text());
	}

	/** All that a user would choose, in folders that are there. */
	private Map<String, String> good(CommandForm form) throws IOException {
		Files.createDirectories(folder.resolve("empty"));
		var images = Files.createDirectories(folder.resolve("images"));
		for (var name : List.of("a.txt", "b.txt")) Files.writeString(images.resolve(name), name);
		var values = new HashMap<>(form.form().usual());
		for (var key : List.of("input", "images", "labels")) values.replace(key, images.toString());
		values.replace("output", folder.resolve("out").toString());
		return values;
	}

	private static CommandForm form(String label) {
		return CommandForm.of(label, fresh(label));
	}

	private static Module fresh(String label) {
		return CONTEXT.service(ModuleService.class).createModule(COMMANDS.get(label).info());
	}
}
