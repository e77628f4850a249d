package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.Optional;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.GpuLibraries;
import io.github.coverfiji.engine.GpuPart;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * Supplies the PyTorch for graphics cards, which is too large to come along. This is the only job that uses a network, and
 * only when asked to.
 */
public final class EngineSupply {

	private EngineSupply() {}

	/**
	 * @param supply none, download (fetches several GB into DJL's cache) or folder
	 * @param folder with the libraries or their archives, or one archive; for supply=folder
	 * @param progress hears megabytes, the time left and where the libraries are; cancelling keeps what has arrived
	 * @throws InputException if options contradict each other, or network, disk or folder do not give the libraries
	 */
	public static void run(String supply, Optional<Path> folder, Progress progress) {
		require(supply, folder);
		switch (way(supply)) {
			case "download" -> tell(libraries().download(GpuPart.ofThisComputer(), progress), progress);
			case "folder" -> tell(libraries().take(folder.orElseThrow(), progress), progress);
			default -> { }
		}
	}

	/**
	 * @param supply none, download or folder
	 * @param folder for supply=folder
	 * @throws InputException if they contradict each other, or no folder is given where one is needed
	 */
	public static void require(String supply, Optional<Path> folder) {
		var way = way(supply);
		if (way.equals("folder") && folder.isEmpty()) throw noFolder();
		if (!way.equals("folder") && folder.isPresent()) throw new InputException("Cannot use folder=[" + folder.get() + "]",
			"supply=" + way + " takes no folder", "write supply=folder, or leave the folder out");
	}

	private static String way(String supply) {
		return Options.choice("supply", supply, "none", "download", "folder");
	}

	private static GpuLibraries libraries() {
		return GpuLibraries.ofUser();
	}

	private static void tell(Path libraries, Progress progress) {
		progress.log("PyTorch for graphics cards is in '" + libraries + "'"
			+ (ComputeDevice.isEngineStarted() ? ". Restart Fiji to use it." : "."));
	}

	private static InputException noFolder() {
		return new InputException("Cannot use supply=folder", "no folder is given",
			"write folder=[path], with PyTorch 2.7.1 for CUDA 12.8 in it");
	}
}
