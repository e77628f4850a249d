package io.github.coverfiji.train;

import java.util.Map;

import io.github.coverfiji.engine.ComputeDevice;

/**
 * What {@code record.json} says of a run. Equal settings and data give an equal run on the same processor.
 *
 * @param settings of the workflow: a record of plain values, the seed among them
 * @param data fingerprint of the images
 * @param environment versions and device, for reading
 */
public record RunRecord(Object settings, Object data, Map<String, String> environment) {

	/** @return a record with the versions of this software, Java, the system and the engine */
	public static RunRecord of(Object settings, Object data, ComputeDevice device) {
		return new RunRecord(settings, data, Map.of("software", Software.NAME, "java", System.getProperty("java.version"),
			"system", System.getProperty("os.name") + " " + System.getProperty("os.arch"), "engine", device.describe()));
	}
}
