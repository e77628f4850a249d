package io.github.coverfiji.command;

import java.util.Map;

import org.scijava.Context;
import org.scijava.thread.ThreadService;

import ij.ImagePlus;
import ij.WindowManager;

/**
 * The active image of the macro or script that runs a command. ImageJ 1 keeps one for each thread, but SciJava runs a
 * command on a thread of its own: that one knows nothing of the caller's image, may still hold one of an earlier command
 * that is closed since, and what it shows stays unknown to the caller.
 *
 * @param caller the thread of the macro or script; the current one if the command runs there
 */
record ActiveImage(Thread caller) {

	/** @return that of who runs a command on the current thread */
	static ActiveImage here(Context context) {
		var caller = context.service(ThreadService.class).getParent(Thread.currentThread());
		return new ActiveImage(caller == null ? Thread.currentThread() : caller);
	}

	/** From now on the active image of the caller is that of this thread too. */
	void take() {
		if (caller != Thread.currentThread()) WindowManager.setTempCurrentImage(chosen(caller));
	}

	/** What this thread has shown becomes the active image of the caller. */
	void handBack() {
		if (caller != Thread.currentThread()) WindowManager.setTempCurrentImage(caller, WindowManager.getTempCurrentImage());
	}

	/** This thread no longer holds an image: another command will use it. */
	void forget() {
		if (caller != Thread.currentThread()) WindowManager.setTempCurrentImage(null);
	}

	/** @return the image that ImageJ holds for a thread; null if there the front window, or the last of batch mode, is active */
	private static ImagePlus chosen(Thread thread) {
		try {
			var field = WindowManager.class.getDeclaredField("tempImageTable");
			field.setAccessible(true);
			return (ImagePlus) ((Map<?, ?>) field.get(null)).get(thread);
		}
		catch (ReflectiveOperationException fault) {
			throw new IllegalStateException("This version of ImageJ keeps the active image elsewhere", fault);
		}
	}
}
