package io.github.coverfiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageFiles;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.PixelCache;
import io.github.coverfiji.image.PlaneFormat;
import io.github.coverfiji.image.PlaneSink;
import io.github.coverfiji.image.TiffPlaneFile;

/**
 * A volume of 2 GB and its labels of 512 MB, learnt from and segmented by a Java of 1 GB. The network sees every eighth
 * voxel of each axis, so that there is much to read and little to compute.
 */
@Tag("slow")
class LargerThanMemoryTest {

	private static final int WIDTH = 512;
	private static final int HEIGHT = 256;
	private static final int SLICES = 4096;
	private static final int SQUARE = 128;
	private static final int PERIOD = 512;
	private static final int LARGEST = 1;
	private static final long NEEDED_BYTES = 5L << 30;
	private static final Calibration CUBES = new Calibration(1, 1, 1, "micron");
	private static final String MACRO = """
		folder = getArgument();
		setBatchMode(true);
		run("TIFF Virtual Stack...", "open=[" + folder + "/images/volume.tif]");
		if (!is("Virtual Stack")) exit("This is no virtual stack");
		rename("stack");
		run("COVER Pretrain", "image=stack output=[" + folder + "/features] spacing=8 patch=16,64,128 batch=4 epochs=1"
			+ " model=tiny");
		run("COVER Train Segmentation", "images=[" + folder + "/images] labels=[" + folder + "/labels]"
			+ " start=[" + folder + "/features] output=[" + folder + "/model] patch=16,64,128 batch=1 epochs=1");
		selectImage("stack");
		run("COVER Segment", "image=stack model=[" + folder + "/model] output=[" + folder + "/result.tif] overlap=0");
		if (!is("Virtual Stack")) exit("The result is no virtual stack");
		""";

	@TempDir
	static Path folder;

	@BeforeAll
	static void roomOnDisk() throws IOException {
		assumeTrue(Files.getFileStore(folder).getUsableSpace() > NEEDED_BYTES, "skipped: the disk of '" + folder
			+ "' has less than 5 GB free");
	}

	@Test
	void virtualStackAboveTheHeapIsLearntFromAndSegmented() throws IOException, InterruptedException {
		write("images", PlaneFormat.floats(new int[] { SLICES, HEIGHT, WIDTH }, 1, List.of("grey"), CUBES,
			new PlaneFormat.Range(0, 3e6)), squares(1e6f), squares(3e6f));
		write("labels", PlaneFormat.labels(new int[] { SLICES, HEIGHT, WIDTH }, 1, LARGEST, CUBES, LabelClasses.of(2)),
			labels(0), labels(1));
		assertTrue(Files.size(folder.resolve("images/volume.tif")) > 2L << 30, "2 GB, twice the heap");
		assertEquals("", run(Files.writeString(folder.resolve("test.ijm"), MACRO)));
		var result = ImageFiles.openVirtual(folder.resolve("result.tif"));
		assertEquals("[512, 256, 1, 4096, 1]", Arrays.toString(result.getDimensions()));
		assertEquals("micron", result.getCalibration().getUnit());
		var right = 0;
		for (var slice = PERIOD / 4; slice < SLICES; slice += PERIOD / 2) {
			var found = result.getStack().getProcessor(slice + 1);
			if (found.get(WIDTH / 2, HEIGHT / 2) == slice / (PERIOD / 2) % 2) right++;
			if (found.get(WIDTH / 8, HEIGHT / 8) == 0) right++;
		}
		assertTrue(right > 24, "the squares are found, but for few: " + right + " of 32");
	}

	/** Half a period of planes without square, half with. */
	private static void write(String kind, PlaneFormat format, Object without, Object with) throws IOException {
		var file = folder.resolve(kind).resolve("volume.tif");
		Files.createDirectories(file.getParent());
		try (PlaneSink planes = TiffPlaneFile.create(file, format, new PixelCache(0))) {
			for (var z = 0; z < SLICES; z++) planes.put(z % PERIOD < PERIOD / 2 ? without : with);
			planes.finish();
		}
	}

	private static float[] squares(float inside) {
		var plane = new float[WIDTH * HEIGHT];
		for (var i = 0; i < plane.length; i++) plane[i] = isInside(i) ? inside : 1e6f + i % 7 * 1e4f;
		return plane;
	}

	/** 1 within the square, 0 around it. */
	private static byte[] labels(int inside) {
		var plane = new byte[WIDTH * HEIGHT];
		for (var i = 0; i < plane.length; i++) plane[i] = (byte) (isInside(i) ? inside : 0);
		return plane;
	}

	private static boolean isInside(int i) {
		return Math.abs(i % WIDTH - WIDTH / 2) < SQUARE / 2 && Math.abs(i / WIDTH - HEIGHT / 2) < SQUARE / 2;
	}

	/** @return what it printed if it failed */
	private static String run(Path macro) throws IOException, InterruptedException {
		var log = folder.resolve("log.txt").toFile();
		var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
			"-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), Launcher.class.getName(),
			macro.toString(), folder.toString().replace('\\', '/')).redirectErrorStream(true).redirectOutput(log);
		builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
		var process = builder.start();
		try {
			assertTrue(process.waitFor(40, TimeUnit.MINUTES), "does not end");
			return process.exitValue() == 0 ? "" : Files.readString(log.toPath());
		}
		finally {
			process.destroyForcibly();
		}
	}
}
