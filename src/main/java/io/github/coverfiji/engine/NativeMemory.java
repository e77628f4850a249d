package io.github.coverfiji.engine;

import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;

/**
 * Asks Linux to take back the engine's memory as soon as it is free. By its defaults the C library keeps maps of up to 32 MB
 * in heaps, between whose leftovers the next step's maps do not fit: a third of a step's peak.
 */
public final class NativeMemory {

	/** The option's number in {@code malloc.h}: pieces of at least this size stand alone. */
	private static final int M_MMAP_THRESHOLD = -3;
	private static final int ALONE = 4 << 20;

	private NativeMemory() {}

	/**
	 * What is free now, and what becomes so from now on, for the whole process; costs time, as each map's pages are new. Does
	 * nothing on other systems, where the C library has no such option, and where the user has set it
	 * ({@code MALLOC_MMAP_THRESHOLD_}).
	 */
	public static void giveBackEarly() {
		if (!System.getProperty("os.name").equals("Linux") || System.getenv("MALLOC_MMAP_THRESHOLD_") != null) return;
		try {
			var c = NativeLibrary.getInstance("c");
			c.getFunction("mallopt").invokeInt(new Object[] {M_MMAP_THRESHOLD, ALONE});
			c.getFunction("malloc_trim").invokeInt(new Object[] {new NativeLong(0)});
		}
		catch (UnsatisfiedLinkError e) {
			System.getLogger("COVER").log(System.Logger.Level.DEBUG, "memory stays as it is", e);
		}
	}
}
