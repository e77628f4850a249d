package io.github.coverfiji.image.foreign;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.github.coverfiji.task.UnreadableImage;

/**
 * Reads planes of a file. Opening it can take longer than a plane, so it stays open while planes are asked for, and is
 * closed by itself soon after the last. May be used from several threads, one plane at a time.
 */
public final class ForeignPlanes implements AutoCloseable {

	private static final int IDLE_MILLIS = 1000;

	private final ForeignImage image;
	private BioFormats.Opened opened;
	private long reads;

	ForeignPlanes(ForeignImage image) {
		this.image = image;
	}

	/**
	 * @param plane c + channels · (z + slices · t)
	 * @return byte[], short[] or float[], as {@link ForeignImage#table} reads them
	 * @throws IOException if it cannot be read (any more)
	 */
	public synchronized Object read(int plane) throws IOException {
		try {
			var reader = reader();
			var bytes = reader.openBytes(image.order().index(reader, plane));
			image.numbers().requireWhole(bytes, image.width() * image.height());
			return image.numbers().array(bytes, image.bytes(), image.scale());
		}
		catch (IOException | RuntimeException | Error e) {
			close();
			if (e instanceof IOException known) throw known;
			if (e instanceof OutOfMemoryError) throw new IOException("it wants more memory than Java has", e);
			throw UnreadableImage.damaged("Bio-Formats: " + e, e);
		}
		finally {
			closeWhenIdle(++reads);
		}
	}

	private PlaneReader reader() throws IOException {
		if (opened == null) {
			opened = image.library().open(image.file()).orElseThrow(() -> UnreadableImage.damaged("it was changed while in use"));
			opened.reader().setSeries(image.series());
		}
		return opened.reader();
	}

	private void closeWhenIdle(long read) {
		if (opened == null) return;
		Executor later = CompletableFuture.delayedExecutor(IDLE_MILLIS, TimeUnit.MILLISECONDS);
		later.execute(() -> closeAfter(read));
	}

	private synchronized void closeAfter(long read) {
		if (read == reads) close();
	}

	/** The next plane opens it again. */
	@Override
	public synchronized void close() {
		var done = opened;
		opened = null;
		if (done == null) return;
		try {
			done.close();
		}
		catch (IOException e) {
			// Nothing was written, so nothing is lost.
			return;
		}
	}
}
