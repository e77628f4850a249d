package io.github.coverfiji.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the engine's library DJL log warnings only, in whatever logger the host has: its other lines go to the console, which
 * Fiji opens for them in red. Whoever set a level for DJL keeps it.
 */
final class EngineLog {

	private static final String DJL = "ai.djl";
	/** Read by slf4j-simple whenever a logger is made. */
	private static final String SIMPLE = "org.slf4j.simpleLogger.log." + DJL;
	/** Read by slf4j once, when it looks for a logger. */
	private static final String SEARCH = "slf4j.internal.verbosity";
	private static final String LOGBACK = "ch.qos.logback.classic.";

	private EngineLog() {}

	/** Called before the first class of DJL that logs. */
	static void quiet() {
		if (System.getProperty(SIMPLE) == null) System.setProperty(SIMPLE, "warn");
		var logger = logger();
		if (logger.getClass().getName().equals(LOGBACK + "Logger")) quietLogback(logger);
	}

	/** No word about a host without a logger: there is nothing to mend. */
	private static Logger logger() {
		if (System.getProperty(SEARCH) != null) return LoggerFactory.getLogger(DJL);
		System.setProperty(SEARCH, "ERROR");
		try {
			return LoggerFactory.getLogger(DJL);
		}
		finally {
			System.clearProperty(SEARCH);
		}
	}

	/** Not among our libraries, so it is known by name alone. */
	private static void quietLogback(Logger logger) {
		try {
			var kind = logger.getClass();
			if (kind.getMethod("getLevel").invoke(logger) != null) return;
			var level = Class.forName(LOGBACK + "Level", true, kind.getClassLoader());
			kind.getMethod("setLevel", level).invoke(logger, level.getField("WARN").get(null));
		}
		catch (ReflectiveOperationException e) {
			logger.debug("This logback has no levels that can be set", e);
		}
	}
}
