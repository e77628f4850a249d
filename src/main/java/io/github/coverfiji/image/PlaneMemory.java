package io.github.coverfiji.image;

import java.util.ArrayList;
import java.util.List;

/** Keeps the planes of a result in memory, without copying them. */
public final class PlaneMemory implements PlaneSink {

	private final String name;
	private final PlaneFormat format;
	private final List<Object> planes = new ArrayList<>();
	private boolean closed;

	/**
	 * @param name name of the result
	 * @param format what the planes are
	 */
	public PlaneMemory(String name, PlaneFormat format) {
		this.name = name;
		this.format = format;
	}

	@Override
	public PlaneFormat format() {
		return format;
	}

	@Override
	public void put(Object pixels) {
		if (closed || planes.size() == format.planes())
			throw new IllegalStateException(name + " takes no more planes");
		format.require(pixels);
		planes.add(pixels);
	}

	@Override
	public CalibratedImage finish() {
		var all = List.copyOf(planes());
		closed = true;
		return format.layout().image(name, all::get);
	}

	/** Lets go of the planes unless they are finished. */
	@Override
	public void close() {
		if (!closed) planes.clear();
		closed = true;
	}

	/** @return all planes in order; the arrays themselves */
	List<Object> planes() {
		if (planes.size() != format.planes())
			throw new IllegalStateException(name + " has " + planes.size() + " of " + format.planes() + " planes");
		return planes;
	}
}
