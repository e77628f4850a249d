package io.github.coverfiji.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One NVIDIA graphics card, as its driver describes it.
 *
 * @param name such as {@code NVIDIA GeForce RTX 5090}
 * @param memory such as {@code 32607 MiB}
 * @param driver version of the driver, such as {@code 570.133.07}
 * @param capability compute capability times ten, such as 120; 0 where the driver is too old to say
 */
public record NvidiaCard(String name, String memory, String driver, int capability) {

	/** The first generation that needs the driver of CUDA 12.8: Blackwell. */
	private static final int BLACKWELL = 100;
	/** The oldest generation that PyTorch 2.7 for CUDA 12.8 has programs for: Turing. */
	private static final int TURING = 75;

	/** The CUDA build of PyTorch that fits every card that can be used. */
	public static final String FLAVOUR = "cu128";

	/**
	 * @param line of {@code nvidia-smi}: name, memory, driver and, with newer drivers, compute capability
	 * @return the card
	 */
	static NvidiaCard of(String line) {
		var fields = Arrays.asList((line + ", , , ").split(",\\s*", -1));
		var digits = fields.get(3).strip().replaceAll("[^0-9]", "");
		return new NvidiaCard(fields.get(0).strip(), fields.get(1).strip(), fields.get(2).strip(),
			digits.isEmpty() || digits.length() > 3 ? 0 : Integer.parseInt(digits));
	}

	/**
	 * Whether PyTorch 2.7.1 for CUDA 12.8 runs on it. Any driver of CUDA 12 serves the cards that its programs were made
	 * for; newer cards need the driver of 12.8 (NVIDIA, CUDA compatibility: minor version compatibility).
	 *
	 * @param windows whether the system is Windows, whose drivers have other numbers
	 * @return why not, as a sentence with what to do; empty if it does
	 */
	public String obstacle(boolean windows) {
		if (capability > 0 && capability < TURING) return name + " (compute capability " + shown() + ") is older than"
			+ " PyTorch 2.7 for CUDA 12.8 allows; cards from GeForce RTX 20 and GTX 16 on can be used";
		var least = windows ? capability >= BLACKWELL ? "570.65" : "528.33" : capability >= BLACKWELL ? "570.26" : "525.60.13";
		if (!isBelow(driver, least)) return "";
		return "driver " + driver + " of " + name + " is too old for CUDA 12.8: install driver " + least
			+ " or newer from nvidia.com and restart the computer";
	}

	/** @return name, memory, driver and what of PyTorch it needs, as a line of a report */
	public String describe() {
		return name + ", " + memory + ", driver " + driver + (capability == 0 ? "" : ", compute capability " + shown())
			+ ", needs PyTorch for CUDA 12.8 (" + FLAVOUR + ")";
	}

	private String shown() {
		return String.format(Locale.ROOT, "%d.%d", capability / 10, capability % 10);
	}

	private static boolean isBelow(String version, String least) {
		var a = numbers(version);
		var b = numbers(least);
		for (int i = 0; i < Math.min(a.size(), b.size()); i++)
			if (!a.get(i).equals(b.get(i))) return a.get(i) < b.get(i);
		return false;
	}

	private static List<Integer> numbers(String version) {
		return Arrays.stream(version.split("\\D+")).filter(part -> !part.isEmpty() && part.length() < 9)
			.map(Integer::valueOf).toList();
	}
}
