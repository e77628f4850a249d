package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coverfiji.network.TinyModel;

/** Whatever is wrong, the macro stops with a sentence that says what, why and how to mend it, and nothing is written. */
class BadInputTest {

	@TempDir
	static Path folder;

	private static MacroDesk desk;

	@BeforeAll
	static void makeFiles() throws IOException {
		TinyModel.save(folder, 2, 1);
		Files.createDirectory(folder.resolve("empty"));
		Files.writeString(folder.resolve("text.pt"), "no model");
		desk = new MacroDesk(folder);
		desk.trainSegmentation();
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@TempDir
	Path fresh;

	@AfterEach
	void nothingIsWritten() {
		assertFalse(Files.exists(fresh.resolve("out")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '"', value = {
		"Pretrain; output=OUT; No image 'image'",
		"Extract Features; model=[FOLDER/model.pt]; No image 'image'",
		"Train Segmentation; output=OUT; No image 'image'",
		"Segment; model=[FOLDER/segmentation]; No image 'image'",
		"Evaluate; output=OUT; No image 'image'",
	})
	void withoutImage(String command, String options, String reason) {
		assertStops("run('Close All');", command, options, reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '"', value = {
		"Pretrain; ''; Nothing given for 'output'",
		"Pretrain; input=[FOLDER/no] output=OUT; as 'input': it does not exist",
		"Pretrain; input=[FOLDER/empty] output=OUT; Cannot use the folder",
		"Pretrain; start=[FOLDER/no] output=OUT; there is no such file",
		"Extract Features; ''; Nothing given for 'model'",
		"Extract Features; model=[FOLDER/no]; as 'model': it does not exist",
		"Extract Features; model=[FOLDER/text.pt]; it is not a model file, or it was cut short",
		"Train Segmentation; images=[FOLDER/no] labels=[FOLDER/empty] output=OUT; as 'images': it does not exist",
		"Train Segmentation; images=[FOLDER/empty] output=OUT; Nothing given for 'labels'",
		"Train Segmentation; image=picture.tif output=OUT patch=16 model=tiny epochs=1; No image 'truth'",
		"Train Segmentation; image=picture.tif truth=map.tif output=OUT start=[FOLDER/text.pt]; it is not a model file",
		"Segment; model=[FOLDER/no]; as 'model': it does not exist",
		"Segment; model=[FOLDER/model.pt]; train a segmentation from it first",
		"Segment Folder; model=[FOLDER/segmentation] output=OUT; Nothing given for 'input'",
		"Segment Folder; input=[FOLDER/empty] model=[FOLDER/segmentation] output=OUT; Cannot use the folder",
		"Segment Folder; input=[FOLDER/empty] model=[FOLDER/segmentation] output=[FOLDER/empty]; would be overwritten",
		"Train Classifier; output=OUT; Nothing given for 'input'",
		"Train Classifier; input=[FOLDER/empty] output=OUT; it has no subfolders, and each class needs one",
		"Classify; model=[FOLDER/segmentation] output=OUT; it is a model for segmentation",
		"Classify; input=[FOLDER/empty] model=[FOLDER/segmentation] activation=true output=OUT; maps of a whole folder",
		"Evaluate; truth=[FOLDER/empty] output=OUT; Nothing given for 'prediction'",
		"Evaluate; prediction=[FOLDER/no.csv] output=OUT; Nothing given for 'truth'",
		"Evaluate; image=map.tif output=OUT; No image 'result'",
		"Describe Model; ''; Nothing given for 'model'",
		"Describe Model; model=[FOLDER/text.pt]; it is not a model file",
	})
	void withoutWhatItNeeds(String command, String options, String reason) {
		assertStops("", command, options, reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '"', value = {
		"Pretrain; output=OUT patch=0; Cannot use patch=0: it lies outside 1 … 4096",
		"Pretrain; output=OUT epochs=-1; Cannot use epochs=-1",
		"Pretrain; output=OUT rate=2; Cannot use rate=2",
		"Pretrain; output=OUT radius=9; Cannot use radius=9",
		"Pretrain; output=OUT batch=many; it is not a number",
		"Pretrain; output=OUT model=huge; option model=huge is none of 'tiny', 'small', 'base'",
		"Pretrain; output=OUT patch=1,2,3,4; it is not 1 to 3 numbers",
		"Pretrain; output=OUT elastic=2000; it lies outside 0 … 1000",
		"Pretrain; output=OUT normalisation=window; it needs to know which intensities",
		"Pretrain; output=OUT range=7; it is not 2 numbers with commas between them",
		"Pretrain; output=OUT range=90,5; low 90.0 is not below high 5.0",
		"Pretrain; output=OUT spacing=wide; it is not 1 to 3 numbers",
		"Pretrain; output=OUT cache=-1; Cannot use cache=-1: it is below 0",
		"Train Segmentation; image=picture.tif truth=map.tif output=OUT flip=xx; that names no axes",
		"Train Segmentation; image=picture.tif truth=map.tif output=OUT rotation=200; it lies outside 0 … 180",
		"Segment; model=[FOLDER/segmentation] smallest=-1; Cannot use smallest=-1",
		"Segment; model=[FOLDER/segmentation] background=dark; Cannot use background=dark: it is not a number",
		"Pretrain; output=OUT device=tpu; write auto, cpu, gpu",
		"Pretrain; output=OUT epoch=3; did you mean 'epochs'",
		"Extract Features; model=[FOLDER/model.pt] level=5; Cannot use level=5: it lies outside 0 … 4",
		"Extract Features; model=[FOLDER/model.pt] components=9; level 4 of",
		"Train Segmentation; image=picture.tif truth=map.tif output=OUT validation=1; Cannot use validation=1",
		"Train Segmentation; image=picture.tif truth=map.tif output=OUT freeze=true; there is no start to keep",
		"Train Segmentation; image=picture.tif truth=map.tif output=OUT ignore=0.5; is not a whole number",
		"Segment; model=[FOLDER/segmentation] overlap=1; Cannot use overlap=1: it lies outside 0 … 0.75",
		"Evaluate; image=map.tif result=map.tif dimension=4; option dimension=4 is none of 'auto', '2', '3'",
		"Check Engine; devise=cpu; did you mean 'device'",
	})
	void withNonsense(String command, String options, String reason) {
		assertStops("", command, options, reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
		"1 plane of 24 × 32, but its labels | makeRectangle(0, 0, 20, 20); run('Crop');",
		"the labels show a single class | setColor(0); fillRect(0, 0, 32, 24);",
		"there can be no class beyond 255 | run('16-bit'); setPixel(3, 3, 700);",
		"no pixel is labelled | setColor(255); fillRect(0, 0, 32, 24);",
	})
	void withLabelsThatTeachNothing(String reason, String spoiling) {
		assertStops("selectImage('map.tif');" + spoiling, "Train Segmentation",
			"image=picture.tif truth=map.tif output=OUT patch=16 model=tiny epochs=1", reason);
	}

	@ParameterizedTest
	@CsvSource({"RGB", "16-bit"})
	void runFolderStaysAsItWas(String kind) throws IOException {
		var before = Files.getLastModifiedTime(folder.resolve("segmentation/model.pt"));
		assertStops("newImage('other', '" + kind + " ramp', 32, 32, 1);", "Pretrain",
			"image=other output=[FOLDER/segmentation]", "it holds another run");
		assertEquals(before, Files.getLastModifiedTime(folder.resolve("segmentation/model.pt")));
	}

	private void assertStops(String preparation, String command, String options, String reason) {
		var before = preparation.startsWith("run('Close All')") ? preparation
			: "run('Close All');" + MacroDesk.TWO_IMAGES + "selectImage('picture.tif');" + preparation;
		var failure = desk.fail(before + "\nrun('COVER " + command + "', '"
			+ options.replace("''", "").replace("OUT", "[" + MacroDesk.portable(fresh) + "/out]") + "');");
		assertTrue(failure.contains(reason), failure);
		assertTrue(failure.matches("(?s)Line \\d+: .+: .+\\. To mend it: .+\\."), failure);
	}
}
