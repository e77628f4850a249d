package io.github.coverfiji.engine;

import java.util.Objects;
import java.util.stream.Stream;

import io.github.coverfiji.task.InputException;

/** Reasons of DJL in words that tell what to do. */
final class EngineFault {

	private static final String WHAT = "Cannot start the tensor engine";
	private static final String CHECK = "run COVER Check Engine; on a new computer, see 'Troubleshooting' in the README";

	private EngineFault() {}

	/** @return the first line of the innermost message */
	static String reason(Throwable fault) {
		return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).map(EngineFault::words)
			.reduce((outer, inner) -> inner).orElseThrow();
	}

	/** @return the error to show when the libraries on the class path did not load */
	static InputException explain(Throwable fault) {
		var reason = reason(fault);
		if (reason.contains("already loaded in another classloader")) return new InputException(WHAT,
			"another plugin has loaded PyTorch in this program before (" + reason + "), and a program can load it only once",
			"restart Fiji and run COVER first; " + String.join("; ", LoadedLibraries.torches()), fault);
		if (reason.contains("Offline mode")) return new InputException(WHAT, "there is no PyTorch for "
			+ GpuPart.platformHere() + " among the jars of this program",
			"let Help > Update… install the folder of this system in 'jars', or build on this computer", fault);
		return new InputException(WHAT, "the PyTorch library did not load (" + reason + ")", CHECK, fault);
	}

	private static String words(Throwable fault) {
		var message = fault.getMessage();
		return message == null || message.isBlank() ? fault.getClass().getSimpleName()
			: message.strip().lines().findFirst().orElseThrow();
	}
}
