package io.github.coverfiji.engine;

import io.github.coverfiji.task.InputException;

/** Run in a process of its own: prints what each device asked for turns out to be. */
public final class DeviceProbe {

	private DeviceProbe() {}

	/** @param devices to ask for, one after the other */
	public static void main(String[] devices) {
		for (var device : devices) System.out.println(device + ": " + answer(device));
	}

	private static String answer(String device) {
		try {
			var found = ComputeDevice.of(device);
			EngineReport.measure(found);
			return found.describe();
		}
		catch (InputException e) {
			return e.getMessage();
		}
	}
}
