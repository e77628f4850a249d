package io.github.coverfiji.image;

/**
 * Takes the planes of a result one by one, in the order of an ImageJ stack: channels fastest, then slices, then frames.
 * For one thread.
 *
 * <p>{@code try (var sink = …)}: a sink that is closed before {@link #finish} leaves nothing behind.
 */
public interface PlaneSink extends AutoCloseable {

	/** @return what the planes are */
	PlaneFormat format();

	/**
	 * @param pixels the next plane, x + width · y: byte[], short[] or float[] as the format says. The sink may keep the
	 *          array, so the caller makes a new one for the next plane
	 * @throws IllegalArgumentException if the array has another type or length
	 * @throws IllegalStateException if all planes were put, or the sink is closed
	 * @throws io.github.coverfiji.task.InputException if it cannot be stored; the sink is then closed
	 */
	void put(Object pixels);

	/**
	 * @return the whole result; planes of a file are read when touched
	 * @throws IllegalStateException if planes are missing, or the sink is closed
	 * @throws io.github.coverfiji.task.InputException if the file cannot be put in its place
	 */
	CalibratedImage finish();

	/** Gives the result up unless it is finished. Closing again does nothing. */
	@Override
	void close();
}
