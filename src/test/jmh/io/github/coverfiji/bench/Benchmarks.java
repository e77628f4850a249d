package io.github.coverfiji.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures all and writes {@code target/bench/RESULTS.md}; takes some minutes:
 *
 * <pre>
 * mvn -q -Pbench
 * </pre>
 *
 * {@code -Dbench=parts,loader} measures only those.
 */
public final class Benchmarks {

	private static final Path FOLDER = Path.of("target", "bench");

	private Benchmarks() {}

	/**
	 * @param args what to measure, with commas between
	 * @throws IOException if a program cannot be started, or the results cannot be written
	 */
	public static void main(String[] args) throws IOException {
		var machine = Machine.describe();
		var findings = new ArrayList<Finding>();
		for (var name : args[0].split(","))
			findings.addAll(measure(name));
		var text = machine + "\n\n" + Finding.table(findings);
		Files.createDirectories(FOLDER);
		Files.writeString(FOLDER.resolve("RESULTS.md"), text);
		System.out.print(text);
	}

	private static List<Finding> measure(String name) throws IOException {
		System.out.println("Measuring: " + name + " ...");
		return switch (name) {
			case "parts" -> StepParts.measure(FOLDER);
			case "step" -> StepRatio.measure();
			case "cost" -> StepCost.measure();
			case "loader" -> LoaderRatio.measure();
			case "first" -> FirstStep.measure();
			case "inference" -> InferenceRatio.measure();
			default -> throw new IllegalArgumentException(
				"bench=" + name + " is none of parts, step, cost, loader, first, inference");
		};
	}
}
