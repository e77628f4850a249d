package io.github.coverfiji.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Fetches one archive from the network. What has arrived lies beside the target as {@code NAME.part}, and a broken or
 * cancelled transfer goes on from there. The target appears in one step, and only with the right checksum.
 *
 * @param part what to fetch
 * @param folder where to; must exist
 * @param pause between two attempts of which the first brought nothing
 */
record Fetching(GpuPart part, Path folder, Duration pause) {

	private static final int ATTEMPTS = 5;
	private static final long LOOK_MS = 100;

	/**
	 * @param progress hears megabytes and the time left; cancelling keeps what has arrived
	 * @return the file
	 * @throws InputException if the network or the disk refuses, or the checksum is wrong (then nothing stays)
	 */
	Path run(Progress progress) {
		var target = folder.resolve(part.fileName());
		if (Files.exists(target)) return target;
		var transfer = new Transfer(part.address(), target.resolveSibling(part.fileName() + ".part"));
		try {
			untilComplete(transfer, progress);
			require(transfer, progress);
			return Files.move(transfer.arrived(), target, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException e) {
			throw failed(e.getClass().getSimpleName() + " (" + e.getMessage() + ")", e);
		}
	}

	private void untilComplete(Transfer transfer, Progress progress) throws IOException {
		for (int idle = 0;;) {
			var before = transfer.size();
			try {
				if (transfer.run(progress)) return;
				idle = transfer.size() > before ? 0 : idle + 1;
				if (idle == ATTEMPTS) throw failed("the server ends the transfer too early", null);
			}
			catch (IOException e) {
				idle = transfer.size() > before ? 0 : idle + 1;
				if (idle == ATTEMPTS) throw failed(e.getClass().getSimpleName() + " (" + e.getMessage() + ")", e);
			}
			if (idle > 0) rest(progress);
		}
	}

	private void require(Transfer transfer, Progress progress) throws IOException {
		var found = Checksum.sha256(transfer.arrived(), progress);
		if (found.equals(part.sha256())) return;
		Files.delete(transfer.arrived());
		throw new InputException("Cannot use '" + part.fileName() + "'", "its checksum is " + found + " and not "
			+ part.sha256() + ", so it was changed or damaged on its way; it was removed",
			"run it again; if that stays so, something between here and " + part.address().getHost() + " changes files");
	}

	private void rest(Progress progress) {
		try {
			for (long left = pause.toMillis(); left > 0; left -= LOOK_MS) {
				progress.check("Fetching " + part.fileName());
				Thread.sleep(Math.min(LOOK_MS, left));
			}
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException("Fetching " + part.fileName());
		}
	}

	private InputException failed(String why, Exception cause) {
		return new InputException("Cannot fetch '" + part.fileName() + "' from " + part.address().getHost(), why,
			"check the network (Fiji's proxy is set in Edit > Options > Proxy Settings) and run it again, what has arrived is"
				+ " kept; or fetch the library on another computer and give its folder", cause);
	}
}
