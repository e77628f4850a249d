package io.github.coverfiji.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.coverfiji.task.AtomicFile;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * The right to write into a folder: one job has it at a time, in this process and among all processes. Who has it first
 * removes what killed processes have left there half-written.
 *
 * <p>It is a lock of the operating system on a file, so it ends with the process, however that ends; the file itself
 * stays and means nothing. The file says who has the lock, to tell others.
 */
public final class FolderLock implements AutoCloseable {

	/** Behind all text, as some systems let nobody read what is locked. */
	private static final long PLACE = Long.MAX_VALUE - 1;

	/** How a file is locked. */
	private static final Locking REAL = to -> to.tryLock(PLACE, 1, false);

	private static final String THIS = "this Fiji";

	/**
	 * Folders locked by this process. On POSIX systems all locks of a process on a file end when it closes any channel to
	 * that file, so a second job may not even open it.
	 */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	/** How a file is locked. */
	@FunctionalInterface
	interface Locking {

		/** @return the lock; null if another process has it */
		FileLock lock(FileChannel channel) throws IOException;
	}

	/**
	 * What a folder is locked for.
	 *
	 * @param file name of the locked file in it
	 * @param deed what the job does to a folder, such as "train into"
	 * @param other who is in the way of a second job, such as "another run is training there now"
	 */
	public record Purpose(String file, String deed, String other) {}

	private final Path folder;
	private final Path real;
	private final Purpose purpose;
	private FileChannel channel;

	private FolderLock(Path folder, Path real, Purpose purpose) {
		this.folder = folder;
		this.real = real;
		this.purpose = purpose;
	}

	/**
	 * @param folder to write into, made if missing
	 * @param purpose of the lock
	 * @param progress hears a word where the file system knows no locks; then other processes are not kept away
	 * @return the lock, to be closed when the job ends
	 * @throws InputException if another job has the lock, or the folder cannot be written to
	 */
	public static FolderLock of(Path folder, Purpose purpose, Progress progress) {
		return of(folder, purpose, progress, REAL);
	}

	/** @param locking how to lock the file */
	static FolderLock of(Path folder, Purpose purpose, Progress progress, Locking locking) {
		var lock = new FolderLock(folder, made(folder), purpose);
		if (!HELD.add(lock.real)) throw lock.taken(THIS);
		try {
			lock.take(locking, progress);
			return lock;
		}
		catch (RuntimeException e) {
			try (lock) {
				throw e;
			}
		}
	}

	/** @throws InputException if the disk refuses */
	@Override
	public void close() {
		try {
			if (channel != null) channel.close();
		}
		catch (IOException e) {
			throw refused(folder, e);
		}
		finally {
			HELD.remove(real);
		}
	}

	private static Path made(Path folder) {
		try {
			return Files.createDirectories(folder.toAbsolutePath()).toRealPath();
		}
		catch (IOException e) {
			throw refused(folder, e);
		}
	}

	private void take(Locking locking, Progress progress) {
		try {
			channel = FileChannel.open(real.resolve(purpose.file()), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			if (isLocked(locking, progress)) AtomicFile.removeUnfinished(real);
			channel.truncate(0).write(ByteBuffer.wrap(myself().getBytes(StandardCharsets.UTF_8)));
		}
		catch (ClosedByInterruptException e) {
			throw new CancelledException("Opening the folder '" + folder + "'");
		}
		catch (IOException e) {
			throw refused(folder, e);
		}
	}

	/** A file system without locks must not forbid to work; nobody knows then whose half-written files are there. */
	private boolean isLocked(Locking locking, Progress progress) throws IOException {
		try {
			if (locking.lock(channel) != null) return true;
		}
		catch (OverlappingFileLockException e) {
			throw taken(THIS);
		}
		catch (ClosedByInterruptException e) {
			throw e;
		}
		catch (IOException e) {
			progress.log("'" + folder + "' cannot be locked (" + e.getMessage() + "): make sure yourself that no other program"
				+ " writes into it.");
			return false;
		}
		throw taken(holder());
	}

	private String holder() throws IOException {
		var text = Files.readString(real.resolve(purpose.file())).strip();
		return text.isEmpty() ? "another program" : text;
	}

	private static String myself() {
		return "process " + ProcessHandle.current().pid() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
	}

	private InputException taken(String holder) {
		return new InputException("Cannot " + purpose.deed() + " '" + folder + "'", purpose.other() + " (" + holder + ")",
			"wait for it to end or cancel it, or choose another output folder");
	}

	private static InputException refused(Path folder, IOException fault) {
		return new InputException("Cannot write to '" + folder + "'", fault.toString(),
			"check that the folder may be written to and has space left", fault);
	}
}
