package io.github.coverfiji.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

	@TempDir
	private Path folder;

	private List<String> names() throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void makesFoldersAndReplaces() throws IOException {
		var target = folder.resolve("new").resolve("a.txt");
		AtomicFile.write(target, temporary -> Files.writeString(temporary, "first"));
		AtomicFile.write(target, temporary -> {
			assertTrue(temporary.toString().endsWith(".txt"));
			assertEquals("first", Files.readString(target));
			Files.writeString(temporary, "second");
		});
		assertEquals("second", Files.readString(target));
	}

	@Test
	void whateverFailsTheTargetStaysAndNothingElseIsLeft() throws IOException {
		Files.writeString(folder.resolve("a.txt"), "whole");
		assertThrows(IllegalStateException.class, () -> failing(() -> {
			throw new IllegalStateException("a fault of ours");
		}));
		assertThrows(OutOfMemoryError.class, () -> failing(() -> {
			throw new OutOfMemoryError("made up");
		}));
		var message = assertThrows(InputException.class, () -> failing(() -> {
			throw new IOException("no space left");
		})).getMessage();
		assertTrue(message.contains("no space left") && message.contains("To mend it:"), message);
		assertEquals("whole", Files.readString(folder.resolve("a.txt")));
		assertEquals(List.of("a.txt"), names());
	}

	@Test
	void aFolderTakenAwayIsNotMadeAgain() {
		var away = folder.resolve("away");
		var message = assertThrows(InputException.class, () -> AtomicFile.writeInto(away.resolve("a.txt"),
			temporary -> Files.writeString(temporary, "text"))).getMessage();
		assertTrue(message.contains("check that the folder exists"), message);
		assertTrue(Files.notExists(away));
		AtomicFile.write(away.resolve("a.txt"), temporary -> Files.writeString(temporary, "text"));
		AtomicFile.writeInto(away.resolve("a.txt"), temporary -> Files.writeString(temporary, "more"));
		assertTrue(Files.exists(away.resolve("a.txt")));
	}

	private interface Fault {

		void raise() throws IOException;
	}

	private void failing(Fault fault) {
		AtomicFile.write(folder.resolve("a.txt"), temporary -> {
			Files.writeString(temporary, "half");
			fault.raise();
		});
	}

	@Test
	void placeBelowAFileIsRefused() throws IOException {
		Files.writeString(folder.resolve("file"), "kept");
		var message = assertThrows(InputException.class,
			() -> AtomicFile.write(folder.resolve("file").resolve("a"), Files::createFile)).getMessage();
		assertTrue(message.startsWith("Cannot write '"), message);
		assertEquals(List.of("file"), names());
	}

	@Test
	void interruptLosesNoFileAndIsKept() throws IOException {
		Thread.currentThread().interrupt();
		AtomicFile.write(folder.resolve("a.txt"), temporary -> Files.writeString(temporary, "before"));
		assertTrue(Thread.interrupted());
		assertEquals("before", Files.readString(folder.resolve("a.txt")));
		var times = new int[1];
		AtomicFile.write(folder.resolve("a.txt"), temporary -> {
			if (times[0]++ == 0) Thread.currentThread().interrupt();
			Files.writeString(temporary, "meanwhile");
		});
		assertTrue(Thread.interrupted());
		assertEquals("meanwhile", Files.readString(folder.resolve("a.txt")));
		assertEquals(List.of("a.txt"), names());
	}

	@Test
	void fullDiskKeepsTheOldFileAndNothingElse() throws IOException {
		try (var disk = SmallDisk.at(folder, 64)) {
			var target = folder.resolve("a.txt");
			AtomicFile.write(target, temporary -> Files.writeString(temporary, "whole"));
			disk.fill();
			var message = assertThrows(InputException.class,
				() -> AtomicFile.write(target, temporary -> Files.write(temporary, new byte[10_000]))).getMessage();
			assertTrue(message.contains("': No space left on device. To mend it:"), message);
			assertEquals("whole", Files.readString(target));
			assertEquals(List.of("a.txt", "ballast"), names());
			disk.free();
			AtomicFile.write(target, temporary -> Files.writeString(temporary, "newer"));
			assertEquals("newer", Files.readString(target));
		}
	}

	@Test
	void folderThatRefusesFilesKeepsItsOwn() throws IOException {
		var target = Files.writeString(folder.resolve("a.txt"), "whole");
		SmallDisk.refuse(folder, true);
		try {
			var message = assertThrows(InputException.class,
				() -> AtomicFile.write(target, temporary -> Files.writeString(temporary, "newer"))).getMessage();
			assertTrue(message.contains("not permitted") || message.contains("may not be written to"), message);
			assertEquals("whole", Files.readString(target));
			assertEquals(List.of("a.txt"), names());
		}
		finally {
			SmallDisk.refuse(folder, false);
		}
	}

	@Test
	void whatAKilledWriterLeftIsRemoved() throws IOException {
		var begun = AtomicFile.open(folder.resolve("a.txt")).temporary();
		Files.writeString(begun, "half");
		Files.writeString(folder.resolve("b.txt"), "whole");
		AtomicFile.removeUnfinished(folder);
		assertEquals(List.of("b.txt"), names());
	}
}
