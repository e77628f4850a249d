package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.image.dicom.DicomSamples;

/** The values that the other tests expect are those of pydicom, where it is installed. */
class PydicomTest {

	private static final String READ = """
		import sys, warnings
		warnings.simplefilter("ignore")
		import pydicom
		from pydicom.pixels import apply_rescale
		data = pydicom.dcmread(sys.argv[1])
		print(*apply_rescale(data.pixel_array, data).ravel().tolist())
		""";

	@TempDir
	Path folder;

	@BeforeAll
	static void pythonHasPydicom() throws InterruptedException {
		assumeTrue(exit(new ProcessBuilder("python3", "-c", "import pydicom.pixels, numpy")) == 0,
			"skipped: there is no python3 with pydicom 3 here");
	}

	@Test
	void expectedValuesAreThoseOfPydicom() throws IOException, InterruptedException {
		for (var kind : DicomSamples.all().entrySet()) {
			var file = kind.getValue().sample().text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.7").write(folder.resolve("a"));
			var output = folder.resolve("output.txt");
			assertEquals(0, exit(new ProcessBuilder("python3", "-c", READ, file.toString()).redirectOutput(output.toFile())),
				kind.getKey());
			var values = Arrays.stream(Files.readString(output).strip().split(" ")).mapToDouble(Double::parseDouble).toArray();
			assertArrayEquals(kind.getValue().values(), values, 0, kind.getKey());
		}
	}

	private static int exit(ProcessBuilder builder) throws InterruptedException {
		try {
			var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
			assertTrue(process.waitFor(5, TimeUnit.MINUTES), "python3 does not end");
			return process.exitValue();
		}
		catch (IOException e) {
			return -1;
		}
	}
}
