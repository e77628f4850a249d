package io.github.coverfiji.image;

import java.util.Optional;
import java.util.concurrent.Callable;

import ij.IJ;

/**
 * Calls of ImageJ's readers and writers that would report a fault in a dialog. The fault goes to ImageJ's log instead
 * and is given back as text. One call at a time, because ImageJ keeps both the wish and the fault in static fields.
 */
final class QuietImageJ {

	private static final Object IMAGEJ = new Object();

	private QuietImageJ() {}

	/**
	 * @param result what the call gave; empty if it gave null or threw
	 * @param fault what ImageJ said, in one line; empty if nothing
	 */
	record Answer<T>(Optional<T> result, String fault) {}

	/** @return what the call gave, or why it gave nothing */
	static <T> Answer<T> call(Callable<T> call) {
		synchronized (IMAGEJ) {
			var before = IJ.redirectingErrorMessages();
			IJ.redirectErrorMessages(true);
			try {
				var result = Optional.ofNullable(call.call());
				return new Answer<>(result, oneLine(IJ.getErrorMessage()));
			}
			catch (OutOfMemoryError e) {
				return new Answer<>(Optional.empty(), "it wants more memory than Java has");
			}
			catch (Exception e) {
				var said = oneLine(IJ.getErrorMessage());
				return new Answer<>(Optional.empty(), said.isEmpty() ? oneLine(e.toString()) : said);
			}
			finally {
				IJ.redirectErrorMessages(before);
			}
		}
	}

	static String oneLine(String message) {
		return message == null ? "" : message.strip().replaceAll("\\s*\\n\\s*", " ");
	}
}
