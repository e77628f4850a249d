package io.github.coverfiji.workflow;

import java.util.function.Supplier;

import io.github.coverfiji.task.InputException;

/** Lack of Java's own memory, in words: where it is one image of many, the others can go on. */
final class JavaMemory {

	private static final long MEGABYTE = 1L << 20;

	private JavaMemory() {}

	/**
	 * @param what cannot be done if it fails, such as "Cannot segment 'a.tif'"
	 * @param work that holds an image or its result
	 * @return what it gave
	 * @throws InputException if Java has no memory left; what the work held is free again
	 */
	static <T> T telling(String what, Supplier<T> work) {
		try {
			return work.get();
		}
		catch (OutOfMemoryError e) {
			throw new InputException(what, "it takes more than the " + Runtime.getRuntime().maxMemory() / MEGABYTE
				+ " MB that Java may use", "save it as TIFF, which is read piece by piece, close other images, or give Java more"
				+ " memory (Edit > Options > Memory & Threads in Fiji, -Xmx on the command line)", e);
		}
	}
}
