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

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * The right to train into a run folder: one run has it at a time, in this process and among all processes. Reading a run
 * needs no lock.
 *
 * <p>It is a lock of the operating system on the file {@code run.lock}, so it ends with the process, however that ends;
 * the file itself stays and means nothing. The file says who has the lock, to tell others.
 */
public final class RunLock implements AutoCloseable {

	/** Name of the locked file in a run folder. */
	static final String FILE = "run.lock";

	/** Behind all text, as some systems let nobody read what is locked. */
	private static final long PLACE = Long.MAX_VALUE - 1;

	/**
	 * Folders locked by this process. On POSIX systems all locks of a process on a file end when it closes any channel to
	 * that file, so a second run may not even open it.
	 */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	/** How a file is locked. */
	@FunctionalInterface
	interface Locking {

		/** @return the lock; null if another process has it */
		FileLock lock(FileChannel channel) throws IOException;
	}

	private final Path folder;
	private final Path real;
	private final boolean resume;
	private FileChannel channel;

	private RunLock(Path folder, Path real, boolean resume) {
		this.folder = folder;
		this.real = real;
		this.resume = resume;
	}

	/**
	 * @param folder of the run, made if missing
	 * @param resume whether to go on with the run in it
	 * @param progress hears a word where the file system knows no locks; then other processes are not kept away
	 * @return the lock, to be closed when the run ends
	 * @throws InputException if another run is training there, there is no run to resume, or the folder cannot be
	 *           written to
	 */
	public static RunLock of(Path folder, boolean resume, Progress progress) {
		return of(folder, resume, progress, to -> to.tryLock(PLACE, 1, false));
	}

	/** @param locking how to lock the file */
	static RunLock of(Path folder, boolean resume, Progress progress, Locking locking) {
		if (resume) new RunFolder(folder).record();
		// Nothing is written into a folder that is refused; where there is a lock to be had, who has it is better news.
		else if (Files.notExists(folder.resolve(FILE))) RunFolder.requireNone(folder);
		var lock = new RunLock(folder, made(folder), resume);
		if (!HELD.add(lock.real)) throw lock.taken("this Fiji");
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

	/**
	 * @param record what the run depends on, and where it runs
	 * @return the folder of the new or resumed run
	 * @throws InputException if the folder holds another run
	 */
	public RunFolder folder(RunRecord record) {
		return resume ? RunFolder.resume(folder, record) : RunFolder.create(folder, record);
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
			channel = FileChannel.open(real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			if (!locked(locking, progress)) throw taken(holder());
			channel.truncate(0).write(ByteBuffer.wrap(myself().getBytes(StandardCharsets.UTF_8)));
		}
		catch (ClosedByInterruptException e) {
			throw new CancelledException("Opening the run folder");
		}
		catch (IOException e) {
			throw refused(folder, e);
		}
	}

	/** A file system without locks must not forbid to train. */
	private boolean locked(Locking locking, Progress progress) throws ClosedByInterruptException {
		try {
			return locking.lock(channel) != null;
		}
		catch (OverlappingFileLockException e) {
			throw taken("this Fiji");
		}
		catch (ClosedByInterruptException e) {
			throw e;
		}
		catch (IOException e) {
			progress.log("'" + folder + "' cannot be locked (" + e.getMessage()
				+ "): make sure yourself that no other program trains into it.");
			return true;
		}
	}

	private String holder() throws IOException {
		var text = Files.readString(real.resolve(FILE)).strip();
		return text.isEmpty() ? "another program" : text;
	}

	private static String myself() {
		return "process " + ProcessHandle.current().pid() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
	}

	private InputException taken(String holder) {
		return new InputException("Cannot train into '" + folder + "'", "another run is training there now (" + holder + ")",
			"wait for it to end or cancel it, or choose another output folder");
	}

	private static InputException refused(Path folder, IOException fault) {
		return new InputException("Cannot write to '" + folder + "'", fault.toString(),
			"check that the folder may be written to and has space left", fault);
	}
}
