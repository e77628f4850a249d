package io.github.coverfiji.train;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * The right to train into a run folder: one run has it at a time, in this process and among all processes. Reading a run
 * needs no lock. It is a {@link FolderLock} on the file {@code run.lock}.
 */
public final class RunLock implements AutoCloseable {

	/** Name of the locked file in a run folder. */
	static final String FILE = "run.lock";

	private static final FolderLock.Purpose PURPOSE =
		new FolderLock.Purpose(FILE, "train into", "another run is training there now");

	private final Path folder;
	private final boolean resume;
	private final FolderLock lock;
	private final Progress progress;

	private RunLock(Path folder, boolean resume, FolderLock lock, Progress progress) {
		this.folder = folder;
		this.resume = resume;
		this.lock = lock;
		this.progress = progress;
	}

	/**
	 * @param folder of the run, made if missing
	 * @param resume whether to go on with the run in it; one that was stopped before its record was written begins anew
	 * @param progress hears a word where the file system knows no locks; then other processes are not kept away
	 * @return the lock, to be closed when the run ends
	 * @throws InputException if another run is training there, there is no run to resume, or the folder cannot be
	 *           written to
	 */
	public static RunLock of(Path folder, boolean resume, Progress progress) {
		var anew = !resume || hadOnlyBegun(folder);
		if (!anew) new RunFolder(folder).record();
		// Nothing is written into a folder that is refused; where there is a lock to be had, who has it is better news.
		else if (Files.notExists(folder.resolve(FILE))) RunFolder.requireNone(folder);
		return new RunLock(folder, !anew, FolderLock.of(folder, PURPOSE, progress), progress);
	}

	/** Whether a run was stopped between taking its lock and writing its record: there is nothing else of it. */
	private static boolean hadOnlyBegun(Path folder) {
		return Files.exists(folder.resolve(FILE)) && new RunFolder(folder).isEmpty();
	}

	/**
	 * @param record what the run depends on, and where it runs
	 * @return the folder of the new or resumed run
	 * @throws InputException if the folder holds another run
	 */
	public RunFolder folder(RunRecord record) {
		return resume ? RunFolder.resume(folder, record, progress) : RunFolder.create(folder, record);
	}

	/** @throws InputException if the disk refuses */
	@Override
	public void close() {
		lock.close();
	}
}
