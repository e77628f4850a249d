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

import ij.IJ;
import ij.gui.Overlay;
import ij.gui.Roi;

import io.github.coverfiji.ui.Advice;
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
		"COVER Pretrain | rate | 2 | Cannot use 'Learning rate' 2",
		"COVER Pretrain | epochs | '' | is not a number",
		"COVER Pretrain | patch | wide | it is not 1 to 3 numbers",
		"COVER Pretrain | input | FOLDER/no | it does not exist",
		"COVER Pretrain | input | FOLDER/empty | it holds no files",
		"COVER Pretrain | resume | true | record.json is missing",
		"COVER Train Segmentation | tone | 7 | Cannot use 'Tone' 7",
		"COVER Train Classifier | validation | 1 | Cannot use 'Validation' 1",
		"COVER Train Classifier | compare | true | Cannot check whether the start helps: there is no start",
		"COVER Train Segmentation | compare | true | Cannot check whether the start helps: there is no start",
		"COVER Experiment | shots | 1,0 | is no number of labelled images",
		"COVER Experiment | modes | deep | write one of whole, probe",
		"COVER Segment Folder | overlap | 1 | Cannot use 'Overlap' 1",
		"COVER Segment Folder | background | NaN | Cannot use 'Skip tiles no brighter than (optional)' NaN",
		"COVER Segment Folder | model | FOLDER/images/a.txt | it is not a model file",
		"COVER Check Engine | supply | folder | no folder is given",
		"COVER Evaluate | truth | FOLDER/no | as 'True labels (folder, or CSV of classes)': it does not exist",
		"COVER Evaluate | dimension | 4 | is none of",
	})
	void badValuesAreMetWhileTheyAreTyped(String label, String key, String value, String reason) throws IOException {
		var form = form(label);
		var values = good(form);
		values.put(key, value.replace("FOLDER", folder.toString()));
		var advice = form.advice(values, fresh(label));
		assertFalse(advice.possible(), advice.text());
		assertTrue(advice.text().contains(reason), advice.text());
		inWordsOfTheDialog(form, advice.text());
	}

	/** Nothing to make labels of is known before the command runs. */
	@Test
	void regionsAreCountedBeforeTheyBecomeLabels() {
		var form = form("COVER Labels from ROIs");
		var values = new HashMap<>(form.form().usual());
		values.putAll(Map.of("image", "drawn on", "source", "overlay"));
		var image = IJ.createImage("drawn on", 8, 8, 1, 8);
		var module = fresh("COVER Labels from ROIs");
		module.setInput("image", image);
		var advice = form.advice(values, module);
		assertFalse(advice.possible());
		assertTrue(advice.text().contains("its overlay holds no ROI"), advice.text());
		image.setOverlay(new Overlay(new Roi(1, 1, 3, 3)));
		assertEquals(new Advice(true, "ROIs: 1."), form.advice(values, module));
	}

	private static void inWordsOfTheDialog(CommandForm form, String text) {
		form.form().fields().forEach(field -> assertFalse(text.contains(" " + field.key() + "=")
			|| text.contains("'" + field.key() + "'"), text));
		assertFalse(text.contains("macro") || text.contains("TITLE"), text);
	}

	@ParameterizedTest
	@MethodSource("labels")
	void untouchedDialogHintsAtWhatIsMissing(String label) {
		var form = form(label);
		var values = form.form().usual();
		var hint = form.form().missing(values);
		assertEquals(label.equals("COVER Check Engine"), hint.isEmpty(), hint);
		assertTrue(hint.isEmpty() || hint.startsWith("Choose '") || hint.startsWith("No image is open"), hint);
		inWordsOfTheDialog(form, hint);
		var advice = form.advice(values, fresh(label));
		assertTrue(advice.possible(), advice.text());
		form.form().needs().forEach(need -> need.ways().forEach(way -> way.forEach(form.form()::field)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"COVER Pretrain | '' | Choose 'Folder of images' and 'Run folder to write'. No image is open.",
		"COVER Pretrain | output | Choose 'Folder of images'. No image is open.",
		"COVER Pretrain | output input | ''",
		"COVER Pretrain | output image | ''",
		"COVER Train Segmentation | image output | Choose 'Folder of images' and 'Label images (same names)'. No image is open.",
		"COVER Train Segmentation | images output | Choose 'Label images (same names)'.",
		"COVER Train Segmentation | image images output | Choose 'Label images (same names)'.",
		"COVER Segment | '' | No image is open: open one first, then choose this command again.",
		"COVER Segment | image | Choose 'Segmentation model or run'.",
		"COVER Segment Folder | '' | Choose 'Folder of images', 'Segmentation model or run' and 'Folder for the label images'.",
		"COVER Evaluate | image result | ''",
		"COVER Evaluate | truth | Choose 'Predicted labels (folder, or CSV of scores)', or 'Images (folder, to measure features)'"
			+ " and 'Model that sees them'.",
		"COVER Evaluate | truth prediction | ''",
		"COVER Evaluate | truth images model | ''",
	})
	void missingFieldsAreNamedByTheirLabels(String label, String given, String expected) {
		var form = form(label).form();
		var values = new HashMap<>(form.usual());
		for (var key : given.split(" ")) if (!key.isEmpty()) values.replace(key, "something");
		assertEquals(expected, form.missing(values));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"Cannot use rate=2: it is not within 0 … 1. | Cannot use 'Learning rate' 2: it is not within 0 … 1.",
		"To take less, choose batch=3, or patch=16,32, or memory=low. | To take less, choose 'Batch' 3, or 'Patch' 16,32, or 'Memory' low.",
		"choose a new folder, or resume=true to go on | choose a new folder, or tick 'Go on with the run in that folder' to go on",
		"or use resume=true. | or tick 'Go on with the run in that folder'.",
		"set weights=none, or batch=2 | set 'Pretrained weights' none, or 'Batch' 2",
		"option epochs= is not a number: give 'epochs' a value | 'Epochs' is not a number: give 'Epochs' a value",
		"Cannot use '/a/no' as 'input': no. | Cannot use '/a/no' as 'Folder of images': no.",
		"choose it in the dialog, or write output=[path] in the macro. | choose it in the dialog.",
		"open the image first, and write image=TITLE, with [brackets] around a title with blanks. | open the image first.",
		"write image=a.tif or the title of another open image, with [brackets] if it has blanks; without image= the active image is"
			+ " taken. | write 'Image' a.tif or the title of another open image.",
		"Cannot read '/data/rate=2/input.tif'. | Cannot read '/data/rate=2/input.tif'.",
	})
	void keysOfMacrosBecomeLabels(String sentence, String expected) {
		assertEquals(expected, new FieldNames(form("COVER Pretrain").form()).in(sentence));
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
