package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.coverfiji.image.PlaneFormat.Kind;
import io.github.coverfiji.task.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, no part of a result stays under its name or any other. */
class TiffPlaneFaultTest {

	private static final PlaneFormat FORMAT = Results.grey(Kind.SHORT, 1, 4, 1);

	@TempDir
	Path folder;

	private Path target() {
		return folder.resolve("result.tif");
	}

	private TiffPlaneFile create(TiffPlaneFile.Disk disk) {
		return TiffPlaneFile.create(target(), FORMAT, new PixelCache(0), TiffHead.of(FORMAT), disk);
	}

	private void assertFiles(String... names) {
		assertArrayEquals(names, folder.toFile().list());
	}

	/** A disk that takes so many bytes and no more. */
	private record Full(long bytes, boolean late) implements TiffPlaneFile.Disk {

		@Override
		public OutputStream open(Path file) throws IOException {
			return new FilterOutputStream(Files.newOutputStream(file)) {

				private long left = bytes;

				@Override
				public void write(byte[] b, int from, int count) throws IOException {
					left -= count;
					if (left < 0 && !late) throw new IOException("No space left on device");
					out.write(b, from, count);
				}

				@Override
				public void close() throws IOException {
					out.close();
					if (left < 0 && late) throw new IOException("No space left on device");
				}
			};
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { -9, 0, 100 })
	void aFullDiskLeavesNothing(int planeBytes) {
		var bytes = TiffHead.of(FORMAT).bytes() + planeBytes;
		for (var late : new boolean[] { false, true }) {
			var e = assertThrows(InputException.class, () -> Results.fill(create(new Full(bytes, late))));
			assertTrue(e.getMessage().contains("No space left") && e.getMessage().contains("result.tif"), e.getMessage());
			assertFiles();
		}
	}

	@Test
	void theSystemsOwnFullDiskIsReported() {
		var full = Path.of("/dev/full");
		assumeTrue(Files.isWritable(full), "skipped: this system has no /dev/full");
		assertThrows(InputException.class, () -> create(new TiffPlaneFile.Disk() {

			@Override
			public OutputStream open(Path file) throws IOException {
				return Files.newOutputStream(full);
			}
		}));
		assertFiles();
	}

	@Test
	void tooLittleSpaceIsSaidBeforeTheFirstByte() {
		var needed = TiffHead.of(FORMAT).bytes() + FORMAT.bytes();
		var e = assertThrows(InputException.class, () -> create(new TiffPlaneFile.Disk() {

			@Override
			public long free(Path folder) {
				return needed - 1;
			}
		}));
		assertTrue(e.getMessage().contains("needs " + needed + " bytes"), e.getMessage());
		assertTrue(e.getMessage().contains(needed - 1 + " bytes free"), e.getMessage());
		assertFiles();
	}

	@Test
	void aSinkThatIsNotFinishedLeavesTheOldFile() throws IOException {
		Files.writeString(target(), "old");
		try (var sink = create(TiffPlaneFile.Disk.REAL)) {
			sink.put(Results.plane(FORMAT, 0));
			assertEquals(2, folder.toFile().list().length);
			assertThrows(IllegalStateException.class, sink::finish);
		}
		assertEquals("old", Files.readString(target()));
		assertFiles("result.tif");
	}

	@Test
	void aNameThatIsTakenByAFolderLeavesNothing() throws IOException {
		Files.createDirectories(target().resolve("inside"));
		assertThrows(InputException.class, () -> Results.fill(create(TiffPlaneFile.Disk.REAL)));
		assertFiles("result.tif");
	}

	@Test
	void planesTooLargeForImageJAreRefused() {
		var huge = PlaneFormat.floats(new int[] { 30_000, 30_000 }, 1, List.of("a"), Calibration.NONE,
			new PlaneFormat.Range(0, 1));
		var e = assertThrows(InputException.class, () -> TiffPlaneFile.create(target(), huge, new PixelCache(0)));
		assertTrue(e.getMessage().contains("3600000000 bytes"), e.getMessage());
		assertFiles();
	}

	@Test
	void wrongPlanesAreRefused() {
		for (var sink : new PlaneSink[] { create(TiffPlaneFile.Disk.REAL), new PlaneMemory("m", FORMAT) })
			try (sink) {
				assertThrows(IllegalArgumentException.class, () -> sink.put(new byte[35]));
				assertThrows(IllegalArgumentException.class, () -> sink.put(new short[34]));
				assertThrows(IllegalStateException.class, sink::finish);
				for (var i = 0; i < 4; i++) sink.put(new short[35]);
				assertThrows(IllegalStateException.class, () -> sink.put(new short[35]));
				sink.finish();
				assertThrows(IllegalStateException.class, () -> sink.put(new short[35]));
			}
		assertFiles("result.tif");
	}
}
