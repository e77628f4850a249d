package io.github.coverfiji.train;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.coverfiji.engine.ComputeDevice;

/**
 * What {@code record.json} says of a run. Equal settings and data give an equal run, bit for bit, but for what it lists.
 *
 * @param settings of the workflow: a record of plain values, the seed among them
 * @param data fingerprint of the images
 * @param environment versions, device and threads, for reading
 * @param mayDiffer what gives a run with the same settings and data other numbers, for reading
 */
public record RunRecord(Object settings, Object data, Map<String, String> environment, List<String> mayDiffer) {

	private static final List<String> EVERYWHERE = List.of(
		"Another number of threads, processor, system or version of the engine adds in another order: numbers differ in the last"
			+ " digits, and more so from step to step.",
		"precision=auto takes what is fastest on a computer, which may be another form elsewhere.",
		"A step that did not fit into memory goes on in passes, which round otherwise; the log says so.");
	private static final String CARD = "A graphics card adds in no fixed order: two runs on the same card differ in the last"
		+ " digits.";

	/** @return a record with the versions of this software, Java, the system and the engine */
	public static RunRecord of(Object settings, Object data, ComputeDevice device) {
		var environment = Map.of("software", Software.NAME, "java", System.getProperty("java.version"), "system",
			System.getProperty("os.name") + " " + System.getProperty("os.arch"), "engine", device.describe(), "threads",
			Integer.toString(device.threads()));
		return new RunRecord(settings, data, environment, mayDiffer(device));
	}

	private static List<String> mayDiffer(ComputeDevice device) {
		return device.name().equals(ComputeDevice.CPU.name()) ? EVERYWHERE
			: Stream.concat(Stream.of(CARD), EVERYWHERE.stream()).toList();
	}
}
