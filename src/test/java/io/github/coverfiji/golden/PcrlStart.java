package io.github.coverfiji.golden;

import com.google.gson.Gson;
import io.github.coverfiji.twin.Grid;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The start values of a golden PCRL network, which are computed (README-pcrl, "Parameters").
 *
 * @param divisor of the paper's widths
 * @param parameters in the order of their numbers
 */
public record PcrlStart(int divisor, List<Parameter> parameters) {

	/** Added to the numbers of the momentum network's parameters. */
	public static final long MOMENTUM = 1000;

	/** One parameter: its released key, and what its values are computed from. */
	public record Parameter(String key, long[] shape, long k, double mean, double scale) {

		/** @return the values of the student (offset 0) or the momentum network */
		public Grid values(long offset) {
			var values = new double[Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b))];
			Arrays.setAll(values, i -> (float) (mean + scale * uniform(k + offset, i)));
			return Grid.of(values, shape);
		}
	}

	/**
	 * @param name such as "pcrl2d-narrow"
	 * @return what the file's networks start from
	 */
	public static PcrlStart open(String name) {
		try (var stream = Golden.find(name + "-init.json").orElseThrow();
			var reader = new InputStreamReader(stream, StandardCharsets.UTF_8))
		{
			return new Gson().fromJson(reader, PcrlStart.class);
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot read " + name, e);
		}
	}

	/** @return the i-th number of a stream, in [-1, 1) */
	static double uniform(long stream, long i) {
		long z = ((stream << 40) + i + 1) * 0x9E3779B97F4A7C15L;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		z ^= z >>> 31;
		return (z >>> 40) / (double) (1 << 23) - 1;
	}
}
