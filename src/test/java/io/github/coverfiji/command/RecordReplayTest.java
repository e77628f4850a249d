package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.module.ModuleService;

import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;

import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.release.StandInWeights;
import io.github.coverfiji.task.Progress;

/** What a dialog ran is recorded, and the recorded line does the same again: every command, with ImageJ's own recorder. */
public class RecordReplayTest {

	/** Label, then what somebody sets in the dialog; {@code FOLDER} has blanks in its name. */
	private static final Map<String, String> SCENES = new LinkedHashMap<>();

	static {
		SCENES.put("COVER Pretrain", "output=[FOLDER/out] model=tiny patch=16 batch=2 epochs=1 radius=1 rate=0.002 method=PCRL"
			+ " backbone=unet attention=outer range=[5, 95] spacing=none");
		SCENES.put("COVER Labels from ROIs", "source=overlay rest=background output=[FOLDER/out/made.tif]");
		SCENES.put("COVER Train Segmentation", "image=picture.tif truth=map.tif output=[FOLDER/out] model=tiny patch=16 batch=2"
			+ " epochs=1 flip=x start=[FOLDER/model.pt]");
		SCENES.put("COVER Segment", "image=picture.tif model=[FOLDER/segmentation] overlap=0.25 mirror=xy holes=true background=3");
		SCENES.put("COVER Segment Folder", "input=[FOLDER/a folder] model=[FOLDER/segmentation] output=[FOLDER/out]"
			+ " probabilities=true");
		SCENES.put("COVER ROIs from Labels", "image=map.tif target=picture.tif objects=false");
		SCENES.put("COVER Train Classifier", "input=[FOLDER/table.csv] output=[FOLDER/out] model=tiny patch=16 batch=2 epochs=1"
			+ " several=true validation=0 weights=xray-2d");
		SCENES.put("COVER Classify", "input=[FOLDER/a folder] model=[FOLDER/classifier] output=[FOLDER/out/scores.csv]");
		SCENES.put("COVER Evaluate", "image=map.tif result=picture.tif dimension=2 output=[FOLDER/out/scores.csv]");
		SCENES.put("COVER Experiment", "images=[FOLDER/a folder] labels=[FOLDER/maps] output=[FOLDER/out] starts=[scratch,"
			+ " COVER(radius:1)] shots=1 seeds=1 modes=probe(batch:1) test=0.25 epochs=1 steps=1 model=tiny patch=16 batch=2");
		SCENES.put("COVER Extract Features", "image=picture.tif model=[FOLDER/model.pt] level=3 components=3");
		SCENES.put("COVER Describe Model", "model=[FOLDER/model.pt]");
		SCENES.put("COVER Check Engine", "device=cpu report=[FOLDER/out/report.zip] run=[FOLDER/segmentation]");
	}

	private static final Context CONTEXT = new Context();

	@TempDir
	static Path parent;

	private static Path folder;
	private static MacroDesk desk;
	private static StandInWeights fiji;
	private static String label;
	private static final List<String> RECORDED = new ArrayList<>();

	@BeforeAll
	static void makeFiles() throws IOException {
		folder = Files.createDirectories(parent.resolve("with blanks"));
		TinyModel.save(folder, 2, 1);
		fiji = new StandInWeights(folder.resolve("Fiji"));
		fiji.add("xray-2d", 2, null);
		desk = new MacroDesk(folder);
		desk.trainSegmentation();
		Files.createDirectories(folder.resolve("a folder"));
		desk.succeed(MacroDesk.TWO_IMAGES + "selectImage('picture.tif'); for (i = 0; i < 4; i++)"
			+ " saveAs('Tiff', 'FOLDER/a folder/image ' + i + '.tif'); run('Close All');");
		Files.createDirectories(folder.resolve("maps"));
		desk.succeed(MacroDesk.TWO_IMAGES + "selectImage('map.tif'); for (i = 0; i < 4; i++)"
			+ " saveAs('Tiff', 'FOLDER/maps/image ' + i + '.tif'); run('Close All');");
		Files.writeString(folder.resolve("table.csv"), "file,label\na folder/image 0.tif,x\na folder/image 1.tif,x;y\n"
			+ "a folder/image 2.tif,y\na folder/image 3.tif,\n");
		desk.succeed("run('COVER Train Classifier', 'input=[FOLDER/table.csv] output=[FOLDER/classifier] model=tiny patch=16"
			+ " batch=2 epochs=1 several=true validation=0');");
	}

	@AfterAll
	static void close() {
		desk.close();
		fiji.close();
		CONTEXT.dispose();
	}

	static Stream<String> labels() {
		return SCENES.keySet().stream();
	}

	@Test
	void noCommandIsForgotten() {
		assertEquals(WorkflowInfo.allIn(CONTEXT).keySet().stream().filter(l -> !l.startsWith("COVER Example")).toList(),
			SCENES.keySet().stream().sorted().toList());
	}

	@ParameterizedTest
	@MethodSource("labels")
	void recordedLineDoesTheSameAgain(String command) throws IOException {
		label = command;
		RECORDED.clear();
		var expected = result(() -> desk.succeed(open() + "call('" + RecordReplayTest.class.getName() + ".runAndRecord');"));
		assertEquals(2, RECORDED.size());
		assertFalse(expected.isEmpty());
		for (var options : RECORDED) {
			var line = "run('" + command + "', '" + options.replace("\\", "/") + "');";
			assertEquals(expected, result(() -> desk.succeed(open() + line)), line);
		}
	}

	/** Called by the macro, so that images are open and shown in batch mode as always. */
	public static void runAndRecord() {
		var module = (CommandModule) CONTEXT.service(ModuleService.class)
			.createModule(WorkflowInfo.allIn(CONTEXT).get(label).info());
		var form = CommandForm.of(label, CONTEXT.service(ModuleService.class).createModule(module.getInfo()));
		var values = new LinkedHashMap<>(form.start(module));
		values.putAll(OptionString.parse(SCENES.get(label).replace("FOLDER", folder.toString())).values());
		form.fill(values, module);
		var inputs = CommandInput.of(module.getInfo()).stream()
			.filter(input -> module.getInput(input.item().getName()) != null).toList();
		var all = inputs.stream().collect(Collectors.toMap(CommandInput::key,
			input -> module.getInput(input.item().getName()) instanceof ImagePlus image ? image.getTitle()
				: module.getInput(input.item().getName()).toString(), (a, b) -> a, LinkedHashMap::new));
		RECORDED.add(recorded(form.changed(values)));
		RECORDED.add(recorded(all));
		assertTrue(((WorkflowCommand) module.getCommand()).perform(Progress.SILENT).isEmpty());
	}

	/** As ImageJ records it: what differs from the defaults. As Fiji does: every input. */
	private static String recorded(Map<String, String> values) {
		Recorder.resetCommandOptions();
		values.forEach(Recorder::recordOption);
		var options = Recorder.getCommandOptions();
		Recorder.resetCommandOptions();
		return options == null ? "" : options;
	}

	private static String open() {
		return "run('Close All'); run('Clear Results');" + MacroDesk.TWO_IMAGES
			+ "selectImage('picture.tif'); makeRectangle(3, 3, 9, 9); Roi.setName('thing'); Overlay.addSelection;";
	}

	/** Files that were written, the active image with its overlay, and the table of results. */
	private static Map<String, String> result(Runnable work) throws IOException {
		var out = folder.resolve("out");
		Files.createDirectories(out);
		if (label.matches("COVER (Pretrain|Train .*|Segment Folder)")) Files.delete(out);
		work.run();
		var found = new TreeMap<String, String>();
		try (var files = Files.walk(out)) {
			for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
				if (file.toString().endsWith(".zip")) found.put(file.getFileName().toString(), "there");
				else if (Files.isRegularFile(file) && !file.toString().matches(".*\\.(json|pt|lock)|.*cells\\.csv"))
					found.put(file.getFileName().toString(), Integer.toHexString(Arrays.hashCode(Files.readAllBytes(file))));
				Files.delete(file);
			}
		}
		var image = WindowManager.getCurrentImage();
		found.put("image", image.getTitle() + " " + Arrays.hashCode(Stream.of(image.getStack().getImageArray())
			.filter(plane -> plane != null).mapToInt(RecordReplayTest::hash).toArray())
			+ (image.getOverlay() == null ? "" : " " + Arrays.toString(image.getOverlay().toArray())));
		var table = ResultsTable.getResultsTable();
		for (int row = 0; row < table.size(); row++) found.put("row " + row, table.getRowAsString(row));
		return found;
	}

	private static int hash(Object plane) {
		if (plane instanceof byte[] bytes) return Arrays.hashCode(bytes);
		if (plane instanceof short[] shorts) return Arrays.hashCode(shorts);
		return plane instanceof float[] floats ? Arrays.hashCode(floats) : Arrays.hashCode((int[]) plane);
	}
}
