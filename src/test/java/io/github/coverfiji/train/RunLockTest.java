package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class RunLockTest {

	@TempDir
	private Path folder;

	/** Another process: takes the lock of the folder args[0], says so, and holds it until its input ends. */
	public static void main(String[] args) throws IOException {
		try (var lock = RunLock.of(Path.of(args[0]), false, Progress.SILENT)) {
			System.out.println("locked");
			System.in.read();
		}
		catch (InputException e) {
			System.out.println(e.getMessage());
		}
	}

	private Process other() throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
			System.getProperty("java.class.path"), RunLockTest.class.getName(), folder.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	private static String answer(Process process) throws IOException {
		return process.inputReader().readLine();
	}

	private static String refused(Path path) {
		return assertThrows(InputException.class, () -> RunLock.of(path, false, Progress.SILENT)).getMessage();
	}

	@Test
	void onlyOneRunOfThisProcessHasIt() {
		try (var lock = RunLock.of(folder, false, Progress.SILENT)) {
			assertEquals("Cannot train into '" + folder + "': another run is training there now (this Fiji). To mend it: "
				+ "wait for it to end or cancel it, or choose another output folder.", refused(folder));
			assertTrue(refused(folder.resolve("../" + folder.getFileName())).contains("this Fiji"));
		}
		RunLock.of(folder, false, Progress.SILENT).close();
	}

	@Test
	void folderByAnotherNameIsTheSameFolder() throws IOException {
		Files.createDirectories(folder.resolve("run"));
		var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("run"));
		try (var lock = RunLock.of(folder.resolve("run"), false, Progress.SILENT)) {
			assertTrue(refused(link).contains("this Fiji"));
		}
	}

	@Test
	void otherProcessIsRefusedAlsoAfterThisOneTriedTwice() throws Exception {
		try (var lock = RunLock.of(folder, false, Progress.SILENT)) {
			refused(folder);
			var other = other();
			var answer = answer(other);
			assertTrue(answer.contains("(process " + ProcessHandle.current().pid() + " since 20"), answer);
			assertTrue(other.waitFor(60, TimeUnit.SECONDS));
		}
	}

	@Test
	void killedProcessLeavesItFree() throws Exception {
		var other = other();
		assertEquals("locked", answer(other));
		var answer = refused(folder);
		assertTrue(answer.contains("(process " + other.pid() + " since 20"), answer);
		other.destroyForcibly().waitFor();
		assertTrue(Files.exists(folder.resolve(RunLock.FILE)));
		RunLock.of(folder, false, Progress.SILENT).close();
	}

	@Test
	void fileSystemWithoutLocksIsWarnedOf() {
		var lines = new ArrayList<String>();
		var progress = new Progress() {

			@Override
			public void log(String line) {
				lines.add(line);
			}
		};
		FolderLock.Locking none = channel -> {
			throw new IOException("No locks available");
		};
		var purpose = new FolderLock.Purpose(RunLock.FILE, "train into", "another run");
		try (var lock = FolderLock.of(folder, purpose, progress, none)) {
			assertEquals(List.of("'" + folder + "' cannot be locked (No locks available): make sure yourself that no other "
				+ "program writes into it."), lines);
			assertTrue(refused(folder).contains("this Fiji"));
		}
	}

	@Test
	void cancelledThreadHoldsNothing() {
		Thread.currentThread().interrupt();
		assertThrows(CancelledException.class, () -> RunLock.of(folder, false, Progress.SILENT));
		assertTrue(Thread.interrupted());
		RunLock.of(folder, false, Progress.SILENT).close();
	}

	@Test
	void resumingWhereNoRunIsMakesNoFolder() {
		var missing = folder.resolve("missing");
		assertThrows(InputException.class, () -> RunLock.of(missing, true, Progress.SILENT));
		assertFalse(Files.exists(missing));
	}

	@Test
	void fileInPlaceOfTheFolderIsNamed() throws IOException {
		var file = Files.writeString(folder.resolve("file"), "");
		var message = refused(file);
		assertTrue(message.startsWith("Cannot write to '" + file + "'"), message);
	}
}
