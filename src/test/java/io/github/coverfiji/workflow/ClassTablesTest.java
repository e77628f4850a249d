package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.metric.ClassificationScores;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Tables and folders of classes, good and bad: read, trained from, classified and evaluated. */
class ClassTablesTest {

	private static final PixelCache CACHE = new PixelCache(1 << 24);

	@TempDir
	private Path folder;

	@BeforeEach
	void makeImages() throws IOException {
		ImageFolder.good(folder.resolve("images"), 4);
	}

	private Path table(String name, String... lines) throws IOException {
		return Files.write(folder.resolve(name), List.of(lines));
	}

	private ClassifiedImages open(boolean several, String... lines) throws IOException {
		return ClassifiedImages.open(table("labels.csv", lines), several, CACHE, Progress.SILENT);
	}

	/** What, why and remedy, in one sentence each. */
	private static void assertRefused(String why, Executable deed) {
		var message = assertThrows(InputException.class, deed).getMessage();
		assertTrue(message.contains(why), message);
		assertTrue(message.matches("(?s)Cannot .+: .+\\. To mend it: .+\\."), message);
	}

	@Test
	void tableNamesFilesLabelsAndGroups() throws IOException {
		var images = open(false, "Group,file,label,remark", "p1,images/0.tif,dog,x", "p1,images/1.tif,\"cat, wild\",",
			"", "p2,images/2.tif,dog,", "p2," + folder.resolve("images/3.tif") + ",\"cat, wild\",");
		assertEquals(List.of("cat, wild", "dog"), images.classes());
		assertEquals(List.of(Set.of(1), Set.of(0), Set.of(1), Set.of(0)), images.truth());
		assertEquals(List.of("p1", "p1", "p2", "p2"), images.groups());
		assertEquals("images/0.tif", images.images().get(0).name());
		assertEquals(Runs.WIDTH, images.images().get(3).extent(Axis.X));
	}

	@Test
	void severalLabelsStandInOneCell() throws IOException {
		var images = open(true, "file,label", "images/0.tif,a;b", "images/1.tif,", "images/2.tif,b", "images/3.tif, a ");
		assertEquals(List.of(Set.of(0, 1), Set.<Integer> of(), Set.of(1), Set.of(0)), images.truth());
		assertRefused("'images/0.tif' has several labels (a;b)", () -> open(false, "file,label", "images/0.tif,a;b"));
		assertRefused("'images/0.tif' has no label", () -> open(false, "file,label", "images/0.tif,"));
		assertRefused("every image has the class 'a'", () -> open(true, "file,label", "images/0.tif,a", "images/1.tif,a;b",
			"images/2.tif,a;b"));
	}

	@Test
	void foldersAreClasses() throws IOException {
		for (var name : List.of("dog", "cat")) ImageFolder.good(folder.resolve("pets").resolve(name), 2);
		Files.writeString(folder.resolve("pets/dog/note.tif"), "no image");
		var heard = new Recorder();
		var images = ClassifiedImages.open(folder.resolve("pets"), false, CACHE, heard);
		assertEquals(List.of("cat", "dog"), images.classes());
		assertEquals(List.of("cat/0.tif", "cat/1.tif", "dog/0.tif", "dog/1.tif"),
			IntStream.range(0, 4).mapToObj(images.images()::name).toList());
		assertTrue(heard.heard("Skipped 'note.tif'"), heard.lines.toString());
		Files.createDirectory(folder.resolve("pets/bird"));
		assertRefused("it holds no files", () -> ClassifiedImages.open(folder.resolve("pets"), false, CACHE, heard));
	}

	@Test
	void classesThatTeachNothingAreRefused() {
		assertRefused("there is a single class 'a'", () -> open(false, "file,label", "images/0.tif,a", "images/1.tif,a"));
		assertRefused("the class 'b' has one image", () -> open(false, "file,label", "images/0.tif,a", "images/1.tif,a",
			"images/2.tif,b"));
		assertRefused("no image has a label", () -> open(true, "file,label", "images/0.tif,", "images/1.tif,"));
	}

	@Test
	void tablesThatCannotBeReadAreRefused() throws IOException {
		assertRefused("2 of its 3 files cannot be read: 'no.tif' (there is no such file), 'labels.csv' (", () -> open(false,
			"file,label", "images/0.tif,a", "no.tif,a", "labels.csv,b"));
		assertRefused("names no column 'file'", () -> open(false, "name,label", "images/0.tif,a"));
		assertRefused("line 3 has 3 cells, the heading 2", () -> open(false, "file,label", "images/0.tif,a", "a, b.tif,a"));
		assertRefused("lines 2 and 3 name the same file", () -> open(false, "file,label", "images/0.tif,a", "images/0.tif,b"));
		assertRefused("line 2 names no file", () -> open(false, "file,label", ",a"));
		assertRefused("a heading, but no rows", () -> open(false, "file,label"));
		Files.writeString(folder.resolve("empty.csv"), "");
		assertRefused("it is empty",
			() -> ClassifiedImages.open(folder.resolve("empty.csv"), false, CACHE, Progress.SILENT));
		assertRefused("it has no subfolders",
			() -> ClassifiedImages.open(folder.resolve("images"), false, CACHE, Progress.SILENT));
	}

	@Test
	void imagesThatDoNotGoTogetherAreRefused() {
		var colour = Pictures.noise(List.of(Axis.X, Axis.Y, Axis.CHANNEL), 20, 20, 3);
		var mixed = new ClassifiedImages(ImageSource.of(List.of(Runs.image(0), Runs.image(1), Runs.image(2), colour)),
			List.of("a", "b"), List.of(Set.of(0), Set.of(0), Set.of(1), Set.of(1)), Collections.nCopies(4, ""), false);
		var training = new ClassificationTraining(Runs.CLASSIFICATION);
		assertRefused("it has 3 channels, but 'image 0' has 1",
			() -> training.run(mixed, folder.resolve("run"), false, Progress.SILENT));
		assertRefused("there is no start to keep", () -> Runs.with(Runs.CLASSIFICATION, "tuning.freeze", true));
		assertTrue(Files.notExists(folder.resolve("run")));
	}

	@Test
	void folderIsClassifiedAndWhatDoesNotFitIsLeftOut() throws IOException {
		var sizes = new ClassifiedImages(ImageSource.of(List.of(Runs.image(0), Pictures.noise(Pictures.XY, 70, 15),
			Runs.image(2), Pictures.noise(Pictures.XY, 9, 90))), List.of("a", "b"),
			List.of(Set.of(0), Set.of(0), Set.of(1), Set.of(1)), Collections.nCopies(4, ""), false);
		var run = folder.resolve("run");
		new ClassificationTraining(Runs.with(Runs.CLASSIFICATION, "epochs", 1)).run(sizes, run, false, Progress.SILENT);
		ImageFolder.spoil(folder.resolve("images"));
		var heard = new Recorder();
		var scored = new FolderClassification(run, ClassifySettings.DEFAULT).run(folder.resolve("images"), CACHE, heard);
		assertEquals(4, scored.images().size());
		assertEquals("3.tif", scored.images().get(3).name());
		var only = table("two.csv", "file", "images/2.tif", "images/0.tif");
		var two = new FolderClassification(run, ClassifySettings.DEFAULT).run(only, CACHE, heard);
		assertEquals(scored.images().get(2).scores()[0], two.images().get(0).scores()[0]);
		try (var model = new Classification(run, ClassifySettings.DEFAULT)) {
			assertRefused("the image has 3 channels, the model takes 1",
				() -> model.apply(Pictures.noise(List.of(Axis.X, Axis.Y, Axis.CHANNEL), 20, 20, 3), Progress.SILENT));
		}
		var features = TinyModel.save(folder, 2, 1).path();
		assertRefused("COVER Train Classifier", () -> new Classification(features, ClassifySettings.DEFAULT));
		assertRefused("it is a model for classification", () -> new Segmentation(run, SegmentSettings.DEFAULT));
	}

	private ClassificationScores evaluate(Path truth, Path scores) {
		return new ClassificationEvaluation(new EvaluationSettings("auto", folder.resolve("out/result.csv").toString()))
			.run(truth, scores, Progress.SILENT);
	}

	@Test
	void tablesAreEvaluatedByName() throws IOException {
		var truth = table("truth.csv", "file,label,group", "x/1.tif,cat,p", "x/2.tif,dog,p", "x/3.tif,cat,q");
		var scores = table("scores.csv", "file,predicted,cat,dog", "1.png,cat,0.9,0.1", "3.png,dog,0.4,0.6",
			"2.png,dog,0.3,0.7", "4.png,dog,0,1");
		var result = evaluate(truth, scores);
		assertEquals(1, result.rows().get(0).value(), "ROC AUC");
		assertEquals(0.75, result.rows().get(1).value(), "Balanced accuracy");
		assertEquals(2 / 3.0, result.rows().get(2).value(), 1e-12);
		assertEquals(List.of("True,cat,dog", "cat,1,1", "dog,0,1"),
			Files.readAllLines(folder.resolve("out/result-confusion.csv")));
		assertEquals(1 + 3 + 2 * 3, Files.readAllLines(folder.resolve("out/result.csv")).size());
	}

	@Test
	void tablesThatDoNotFitAreRefused() throws IOException {
		var scores = table("scores.csv", "file,predicted,cat,dog", "1.tif,cat,0.9,0.1", "2.tif,dog,0.3,0.7");
		var truth = table("truth.csv", "file,label", "1.tif,cat", "2.tif,cow");
		assertRefused("'cow' is none of the classes of the scores (cat, dog)", () -> evaluate(truth, scores));
		var more = table("more.csv", "file,label", "1.tif,cat", "7.tif,dog");
		assertRefused("there are no scores for 1 images, the first is '7.tif'", () -> evaluate(more, scores));
		var alike = table("alike.csv", "file,label", "a/1.tif,cat", "b/1.tif,dog");
		assertRefused("differ only in folder or ending", () -> evaluate(alike, scores));
		var words = table("words.csv", "file,cat,remark", "1.tif,0.9,sure", "2.tif,0.2,no");
		assertRefused("line 2 has 'sure' in the column 'remark', which is no number", () -> evaluate(truth, words));
		var bare = table("bare.csv", "file,predicted", "1.tif,cat");
		assertRefused("it has no column of scores", () -> evaluate(truth, bare));
		assertTrue(Files.notExists(folder.resolve("out")));
	}
}
