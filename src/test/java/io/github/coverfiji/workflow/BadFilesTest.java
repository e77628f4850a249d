package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.io.FileSaver;
import io.github.coverfiji.engine.AlteredArchive;
import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.FolderSource;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.LabelReader;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Damaged files of all kinds, a fixed row of seeds: each is used or refused in our words, within the memory of this test,
 * in time, and without leaving anything behind.
 */
class BadFilesTest {

	/** Only a hang takes so long. */
	private static final Duration ENDLESS = Duration.ofSeconds(30);

	@TempDir
	private static Path samples;

	@TempDir
	private Path folder;

	private static final Map<String, byte[]> PICTURES = new TreeMap<>();
	private static final Map<String, byte[]> RUN = new TreeMap<>();
	private static byte[] model;

	@BeforeAll
	static void makeSamples() throws IOException {
		for (var kind : List.of("grey8-plane", "grey16-stack", "RGB", "float-hyperstack")) {
			var type = kind.startsWith("grey8") ? "8-bit" : kind.startsWith("grey16") ? "16-bit" : kind.equals("RGB") ? "rgb" : "32-bit";
			var image = kind.equals("float-hyperstack") ? IJ.createHyperStack("h", 20, 16, 2, 3, 2, 32)
				: IJ.createImage("i", type + " ramp", 24, 18, kind.endsWith("stack") ? 4 : 1);
			new FileSaver(image).saveAsTiff(samples.resolve(kind + ".tif").toString());
		}
		var plane = new FileSaver(IJ.createImage("i", "8-bit ramp", 40, 30, 1));
		plane.saveAsPng(samples.resolve("p.png").toString());
		plane.saveAsJpeg(samples.resolve("p.jpg").toString());
		plane.saveAsGif(samples.resolve("p.gif").toString());
		plane.saveAsBmp(samples.resolve("p.bmp").toString());
		plane.saveAsPgm(samples.resolve("p.pgm").toString());
		plane.saveAsFits(samples.resolve("p.fits").toString());
		Files.write(samples.resolve("d.dcm"), SmallDicom.bytes(12, 9));
		for (var file : list(samples)) PICTURES.put(file.getFileName().toString(), Files.readAllBytes(file));
		model = Files.readAllBytes(UntrainedModel.save(samples.resolve("model.pt"), 2, 1, 3));
		var run = samples.resolve("run");
		try {
			new SegmentationTraining(Runs.SEGMENTATION).run(Runs.labelled(5), run, false, new Recorder("Training segmentation", 3));
			fail("was not cancelled");
		}
		catch (CancelledException expected) {
			for (var file : list(run)) RUN.put(file.getFileName().toString(), Files.readAllBytes(file));
		}
	}

	private static List<Path> list(Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
	}

	/** What a case does with its damaged file. */
	@FunctionalInterface
	private interface Use {

		void of(Path file) throws Exception;
	}

	/** Uses a damaged file; whatever is thrown but our refusal, or left behind, is told with its seed. */
	private void use(String name, byte[] bytes, String how, Use use, List<String> faults) throws IOException {
		var place = Files.createTempDirectory(folder, "case");
		var file = Files.write(place.resolve(name), bytes);
		try {
			assertTimeoutPreemptively(ENDLESS, () -> use.of(file));
		}
		catch (InputException refusal) {
			if (!refusal.getMessage().contains("To mend it: ")) faults.add(how + ": " + refusal.getMessage());
			if (!list(place).equals(List.of(file))) faults.add(how + " leaves " + list(place));
		}
		catch (Throwable other) {
			faults.add(how + ": " + other + places(other));
		}
	}

	private static String places(Throwable fault) {
		return List.of(fault.getStackTrace()).stream().limit(8).map(e -> "\n      " + e).collect(Collectors.joining());
	}

	private void each(String name, byte[] whole, int from, int count, BiFunction<Mutation, byte[], byte[]> damage, Use use)
		throws IOException
	{
		var faults = new ArrayList<String>();
		for (int seed = from; seed < from + count; seed++) {
			var mutation = new Mutation(seed);
			var bytes = damage.apply(mutation, whole);
			use(name, bytes, name + ", seed " + seed + " (" + mutation.told() + ")", use, faults);
			if (!faults.isEmpty() && faults.get(faults.size() - 1).contains("timed out")) break;
		}
		assertEquals("", String.join("\n", faults));
	}

	private static void look(Path file) {
		var image = ImageFiles.open(file);
		Normalisation.DEFAULT.fit(image);
		if (image.extent(Axis.Z) == 1 && image.extent(Axis.TIME) == 1)
			LabelReader.read(image, new long[2], new int[] { 16, 16 }, 2, 255);
		FolderSource.open(file.getParent(), new PixelCache(1 << 20), Progress.SILENT).get(0).pixels();
	}

	private void images(int from, int count) throws IOException {
		var faults = new ArrayList<Throwable>();
		for (var picture : PICTURES.entrySet()) {
			var tiff = picture.getKey().endsWith(".tif");
			try {
				each(picture.getKey(), picture.getValue(), from, tiff ? 4 * count : count,
					tiff ? Mutation::ofTiff : Mutation::of, BadFilesTest::look);
			}
			catch (AssertionError e) {
				faults.add(e);
			}
		}
		assertEquals("", faults.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
	}

	private static void segment(Path file) {
		try (var segmentation = new Segmentation(file, SegmentSettings.DEFAULT)) {
			segmentation.apply(Runs.image(1), Progress.SILENT);
		}
	}

	private static void load(Path file) {
		ModelFile.open(file).load(ComputeDevice.CPU).close();
	}

	/** Damages one entry, and makes the checksums right again. */
	private static byte[] entry(String name, BiFunction<Mutation, byte[], byte[]> damage, Mutation mutation) {
		try {
			var archive = new AlteredArchive(samples.resolve("model.pt"));
			return archive.with(name, damage.apply(mutation, archive.get(name))).bytes();
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void models(int from, int count) throws IOException {
		each("model.pt", model, from, 2 * count, Mutation::of, BadFilesTest::load);
		for (var name : List.of("data.pkl", "code/__torch__/unet.py", "code/__torch__/segmentation.py", "version", "constants.pkl"))
			each("model.pt", model, from, name.equals("data.pkl") ? 2 * count : count / 3,
				(mutation, whole) -> entry(name, name.endsWith("py") ? Mutation::ofText : Mutation::of, mutation),
				BadFilesTest::segment);
		each("model.pt", model, from, count, (mutation, whole) -> entry("extra/card.json", Mutation::ofText, mutation),
			BadFilesTest::segment);
	}

	private void resume(Path run) throws IOException {
		try {
			new SegmentationTraining(Runs.SEGMENTATION).run(Runs.labelled(5), run, true, Progress.SILENT);
		}
		catch (InputException refusal) {
			for (var file : list(run))
				if (!RUN.containsKey(file.getFileName().toString())) throw new IllegalStateException("leaves " + file);
			throw refusal;
		}
	}

	private void runs(int from, int count) throws IOException {
		var faults = new ArrayList<String>();
		for (var part : List.of("record.json", "state.bin", "log.csv", "validation.csv", "model.pt", "best.pt"))
			// The models of a run are not read to go on with it.
			for (int seed = from - 1; seed < from + (part.endsWith(".pt") ? 1 : count); seed++) {
				var run = Files.createDirectory(folder.resolve(part + "-" + seed));
				for (var file : RUN.entrySet()) Files.write(run.resolve(file.getKey()), file.getValue());
				var mutation = new Mutation(seed);
				if (seed < from) Files.delete(run.resolve(part));
				else Files.write(run.resolve(part), part.matches(".*(json|csv)") ? mutation.ofText(RUN.get(part))
					: mutation.of(RUN.get(part)));
				use("none", new byte[0], part + ", seed " + seed + " (" + mutation.told() + ")", none -> resume(run), faults);
			}
		assertEquals("", String.join("\n", faults));
	}

	private void tables(int from, int count) throws IOException {
		var classes = LabelClasses.of(4).csv().getBytes();
		each("classes.csv", classes, from, 2 * count, Mutation::ofText, LabelClasses::read);
		var table = "file,label,group\na.tif,cat,1\n\"b,c.tif\",dog;cat,2\nd.tif,dog,2\n".getBytes();
		each("table.csv", table, from, 2 * count, Mutation::ofText, file -> ClassifiedImages.open(file, true, new PixelCache(1000), Progress.SILENT));
	}

	@Test
	void damagedImages() throws IOException {
		images(1, 6);
	}

	@Test
	void damagedModels() throws IOException {
		models(1, 30);
	}

	@Test
	void damagedRuns() throws IOException {
		runs(1, 1);
	}

	@Test
	void damagedTables() throws IOException {
		tables(1, 30);
	}

	@Test
	@Tag("slow")
	void manyMoreOfEach() throws IOException {
		images(1000, 200);
		models(1000, 600);
		runs(1000, 60);
		tables(1000, 2000);
	}
}
