package io.github.coverfiji.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.coverfiji.Launcher;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.PlaneFormat;
import io.github.coverfiji.image.PlaneFormat.Kind;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.image.TiffPlaneFile;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.workflow.NetworkSize;

/**
 * Peak memory of {@code COVER Segment} on volumes of 64, 256 and 1024 slices of 256 × 256 pixels of 16 bit, into a file and
 * into memory, each in a Java of its own with {@code -Xmx128m}. Linux tells the peak of all memory, other systems that of Java
 * alone (garbage included, so at most the limit). It takes some minutes and 300 MB of the folder for temporary files:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=io.github.coverfiji.bench.SegmentMemory
 * </pre>
 *
 * Arguments, if any, are the numbers of slices ({@code -Dexec.args="64 256"}).
 */
public final class SegmentMemory {

	private static final int SIDE = 256;
	private static final Pattern COLLECTION = Pattern.compile("M->(\\d+)M\\(");
	private static final String PEAK = "Peak: ";

	private SegmentMemory() {}

	/**
	 * @param args numbers of slices; or, in the Java that is measured, a macro
	 * @throws IOException if the folder for temporary files cannot be written to
	 * @throws InterruptedException if it is to stop
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		if (args.length == 1 && args[0].endsWith(".ijm")) {
			Launcher.main(args);
			System.out.println(PEAK + resident());
			return;
		}
		var folder = Files.createTempDirectory("segment-memory");
		try {
			measure(folder, args.length == 0 ? List.of("64", "256", "1024") : List.of(args));
		}
		finally {
			try (var files = Files.walk(folder)) {
				for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
			}
		}
	}

	private static void measure(Path folder, List<String> slices) throws IOException, InterruptedException {
		var model = folder.resolve("model.pt");
		var unet = NetworkSize.TINY.unet(3, 1);
		ModelFile.save(model, new Segmenter(unet, 3, 255).build(1), new ModelCard(ModelCard.FORMAT, ModelCard.SEGMENTATION,
			"scratch", unet.architecture(), Normalisation.DEFAULT, Calibration.NONE, Resampling.NONE, List.of(32, 64, 64),
			LabelClasses.of(3), Map.of(), "COVER for Fiji bench", List.of()));
		for (var count : slices) {
			var volume = folder.resolve("volume.tif");
			write(volume, Integer.parseInt(count));
			for (var output : List.of(" output=[" + folder.resolve("labels.tif") + "]", "")) {
				var macro = Files.writeString(folder.resolve("measure.ijm"), (output.isEmpty() ? "open(\"" + volume + "\");"
					: "run(\"TIFF Virtual Stack...\", \"open=[" + volume + "]\");") + "run(\"COVER Segment\", \"image=["
					+ volume.getFileName() + "] model=[" + model + "] overlap=0 cache=64" + output + "\");");
				System.out.printf(Locale.ROOT, "%5s slices, %s%n", count, (output.isEmpty() ? "in memory  " : "into a file")
					+ " " + run(macro));
			}
		}
	}

	private static void write(Path file, int slices) {
		var format = PlaneFormat.labels(new int[] { slices, SIDE, SIDE }, 1, 0xffff, Calibration.NONE,
			LabelClasses.of(3));
		if (format.kind() != Kind.SHORT) throw new IllegalStateException(format + " has not 16 bit");
		try (var planes = TiffPlaneFile.create(file, format, new PixelCache(0))) {
			for (var z = 0; z < slices; z++) {
				var plane = new short[SIDE * SIDE];
				for (var i = 0; i < plane.length; i++) plane[i] = (short) (i * 31 + z * 977);
				planes.put(plane);
			}
			planes.finish();
		}
	}

	private static String run(Path macro) throws IOException, InterruptedException {
		var log = macro.resolveSibling("log.txt");
		var collections = macro.resolveSibling("gc.log");
		var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
			"-XX:+UseSerialGC", "-Xlog:gc:file=" + collections, "-Djava.awt.headless=true", "-cp", OwnProcess.classPath(),
			SegmentMemory.class.getName(), macro.toString())
			.redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
		var process = builder.start();
		if (process.waitFor() != 0) return Files.readString(log);
		return heap(collections) + " MB of Java's heap, " + Files.readAllLines(log).stream()
			.filter(line -> line.startsWith(PEAK)).map(line -> line.substring(PEAK.length())).findFirst().orElseThrow();
	}

	/** The most that a collection of garbage left, in MB. */
	private static int heap(Path log) throws IOException {
		return Files.readAllLines(log).stream().map(COLLECTION::matcher).filter(Matcher::find)
			.mapToInt(found -> Integer.parseInt(found.group(1))).max().orElse(0);
	}

	private static String resident() throws IOException {
		var status = Path.of("/proc/self/status");
		if (!Files.exists(status)) return "all memory is not told by this system";
		return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM")).findFirst()
			.map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB in all").orElseThrow();
	}
}
