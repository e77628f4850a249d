package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest {

	private static final Path BRAIN = Samples.DATA.resolve("brain2d/images");

	@TempDir
	Path folder;

	private final List<String> log = new ArrayList<>();
	private final Progress progress = new Progress() {

		@Override
		public void log(String line) {
			log.add(line);
		}
	};

	private void mixture() throws IOException {
		for (var name : List.of("coronal_084.tif", "coronal_024.tif"))
			Files.copy(BRAIN.resolve(name), folder.resolve(name));
		Files.copy(Samples.DATA.resolve("ct/ct_slice.dcm"), folder.resolve("ct_slice.dcm"));
		Files.writeString(folder.resolve("a_notes.txt"), "just text");
		Files.writeString(folder.resolve(".hidden.tif"), "hidden");
		Files.createDirectory(folder.resolve("sub.tif"));
		ImageFilesTest.cut(BRAIN.resolve("coronal_028.tif"), folder.resolve("broken.tif"), 0.5);
	}

	@Test
	void readableFilesAreSortedAndTheOthersNamed() throws IOException {
		mixture();
		var source = FolderSource.open(folder, progress);
		assertEquals(List.of("coronal_024.tif", "coronal_084.tif", "ct_slice.dcm"),
			IntStream.range(0, source.count()).mapToObj(source::name).toList());
		assertEquals(List.of("a_notes.txt", "broken.tif"),
			source.skipped().stream().map(FolderSource.Skipped::name).toList());
		assertTrue(source.skipped().get(1).why().contains("cut off"), source.skipped().toString());
		assertEquals(List.of(false, true), source.skipped().stream().map(FolderSource.Skipped::image).toList());
		assertEquals(4, log.size());
		assertTrue(log.get(0).contains("Skipped 'broken.tif'"), log.toString());
		assertTrue(log.get(1).contains("Left out 'a_notes.txt'"), log.toString());
		assertTrue(log.get(2).contains("1 subfolders, such as 'sub.tif'"), log.toString());
		assertTrue(log.get(3).contains("3 of 5"), log.toString());
	}

	@Test
	void whatIsLeftOutOfFilesIsToldOnceForAllOfThem() throws IOException {
		for (var name : List.of("a.tif", "b.tif", "c.tif"))
			Files.copy(TiffKindsTest.FOLDER.resolve("mask_last.tif"), folder.resolve(name));
		Files.copy(TiffKindsTest.FOLDER.resolve("ome_named.ome.tif"), folder.resolve("d.ome.tif"));
		FolderSource.open(folder, progress);
		assertEquals(2, log.size());
		assertTrue(log.get(0).startsWith("'a.tif' and 2 more: 1 of its 5 pages is left out"), log.toString());
		assertEquals("'d.ome.tif': channels DAPI, GFP.", log.get(1));
	}

	@Test
	void imagesEqualTheFiles() {
		var source = FolderSource.open(BRAIN, Progress.SILENT);
		assertEquals(37, source.count());
		var image = source.get(15);
		assertEquals("coronal_084.tif", image.name());
		assertArrayEquals(Samples.values(ImageFiles.open(BRAIN.resolve("coronal_084.tif")), 2), Samples.values(image, 2));
	}

	@Test
	void aTightBudgetAndManyThreadsChangeNothing() {
		var source = FolderSource.open(Samples.DATA.resolve("brain3d/images"), new PixelCache(1000),
			Progress.SILENT);
		var expected = FolderSource.open(Samples.DATA.resolve("brain3d/images"), Progress.SILENT);
		var images = IntStream.range(0, source.count()).mapToObj(source::get).toList();
		IntStream.range(0, 12).parallel().forEach(i -> {
			var k = i % source.count();
			assertArrayEquals(Samples.values(expected.get(k), 3), Samples.values(images.get(k), 3));
		});
	}

	@Test
	void pixelsAreReadWhenTouched() throws IOException {
		mixture();
		var source = FolderSource.open(folder, new PixelCache(1), Progress.SILENT);
		var image = source.get(0);
		source.get(1);
		Files.delete(folder.resolve("coronal_024.tif"));
		var e = assertThrows(InputException.class, () -> Samples.values(image, 2));
		assertTrue(e.getMessage().contains("no such file"), e.getMessage());
	}

	@Test
	void aFileReplacedWhileInUseIsReported() throws IOException {
		mixture();
		var source = FolderSource.open(folder, new PixelCache(1), Progress.SILENT);
		var image = source.get(0);
		source.get(1);
		Files.delete(folder.resolve("coronal_024.tif"));
		Files.copy(Samples.DATA.resolve("pictures/retina_rgb.tif"), folder.resolve("coronal_024.tif"));
		var e = assertThrows(InputException.class, () -> Samples.values(image, 2));
		assertTrue(e.getMessage().contains("replaced"), e.getMessage());
	}

	@Test
	void withoutReadableFilesNothingStarts() throws IOException {
		assertThrows(InputException.class, () -> FolderSource.open(folder, progress));
		assertThrows(InputException.class, () -> FolderSource.open(folder.resolve("missing"), progress));
		Files.writeString(folder.resolve("a.txt"), "text");
		var e = assertThrows(InputException.class, () -> FolderSource.open(folder, progress));
		assertTrue(e.getMessage().contains("a.txt"), e.getMessage());
		assertThrows(InputException.class, () -> FolderSource.open(folder.resolve("a.txt"), progress));
	}

	@Test
	void checkingCanBeCancelled() {
		assertThrows(CancelledException.class, () -> FolderSource.open(BRAIN, new Progress() {

			@Override
			public boolean isCancelled() {
				return true;
			}
		}));
	}
}
