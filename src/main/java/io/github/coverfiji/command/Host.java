package io.github.coverfiji.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

import org.scijava.Context;
import org.scijava.app.App;
import org.scijava.app.AppService;

import ij.IJ;

/**
 * The program in which COVER runs.
 *
 * @param name with versions, such as {@code ImageJ2 2.16.0, ImageJ 1.54p}
 * @param folder where it is installed, with its jars; none without Fiji
 */
record Host(String name, Optional<Path> folder) {

	private static final String SCIJAVA = "SciJava";

	/** @return the program of a context */
	static Host of(Context context) {
		var name = context.service(AppService.class).getApps().values().stream()
			.filter(app -> !app.getTitle().startsWith(SCIJAVA)).map(Host::words).collect(Collectors.joining(", "));
		return new Host((name.isEmpty() ? "" : name + ", ") + "ImageJ " + IJ.getFullVersion(),
			Optional.ofNullable(IJ.getDirectory("imagej")).map(Path::of));
	}

	private static String words(App app) {
		return app.getTitle() + " " + app.getVersion();
	}
}
