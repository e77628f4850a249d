package io.github.coverfiji.network;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.Gradients;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.MeasuredFacts;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.task.Progress;

/**
 * Which form is fastest here, by running a level of the network forward and backward in each; takes about a second, once
 * per computer, engine and number of axes.
 *
 * @param seconds of the best run of each form
 */
public record FastestForm(Map<ComputeForm, Double> seconds) {

	/** So much faster must short numbers be to be worth their rounding. */
	private static final double WORTH = 1.3;
	/** A small map shows where 16 bits are emulated; in volumes a level then takes twenty seconds. */
	private static final double HOPELESS = 3;
	private static final int RUNS = 3;
	private static final int IN = 32;

	/**
	 * @param device where to compute
	 * @param dimension spatial axes of the network
	 * @param progress asked before each run of a level whether to go on
	 * @return what was measured now, or earlier on this computer
	 */
	public static FastestForm of(ComputeDevice device, int dimension, Progress progress) {
		var facts = MeasuredFacts.ofUser();
		var key = "unet" + dimension + "d on " + device.describe();
		var known = facts.get(key).flatMap(FastestForm::read);
		if (known.isPresent()) return known.get();
		var found = new FastestForm(measured(device, dimension, progress));
		facts.put(key, found.written());
		return found;
	}

	/**
	 * @param shortNumbers whether 16 bits may be chosen
	 * @return the fastest form; one of 16 bits only where it is faster by a third
	 */
	public ComputeForm form(boolean shortNumbers) {
		var plain = seconds.get(ComputeForm.PLAIN) < seconds.get(ComputeForm.CHANNELS_LAST) ? ComputeForm.PLAIN
			: ComputeForm.CHANNELS_LAST;
		return shortNumbers && seconds.get(ComputeForm.BFLOAT16) * WORTH < seconds.get(plain) ? ComputeForm.BFLOAT16 : plain;
	}

	/** @return the times in words, such as {@code float32 0.051 s, …} */
	@Override
	public String toString() {
		return seconds.entrySet().stream().map(entry -> String.format(Locale.ROOT, "%s %.3f s", entry.getKey().title(),
			entry.getValue())).collect(Collectors.joining("; "));
	}

	private static Map<ComputeForm, Double> measured(ComputeDevice device, int dimension, Progress progress) {
		var level = UNet.level(new Layers(new Initialiser(1), dimension), IN, 2 * IN);
		try (var module = ScriptModule.load(new ScriptNode("unet.Trial").with("level", level), device)) {
			module.train(true);
			var small = best(module, dimension, dimension == 2 ? 16 : 6, List.of(ComputeForm.values()), progress);
			var share = small.get(ComputeForm.BFLOAT16) / small.get(ComputeForm.PLAIN);
			var forms = share < HOPELESS ? ComputeForm.values() : new ComputeForm[] {ComputeForm.PLAIN, ComputeForm.CHANNELS_LAST};
			var best = best(module, dimension, dimension == 2 ? 96 : 16, List.of(forms), progress);
			best.computeIfAbsent(ComputeForm.BFLOAT16, form -> share * best.get(ComputeForm.PLAIN));
			return best;
		}
	}

	private static Map<ComputeForm, Double> best(ScriptModule module, int dimension, int side, List<ComputeForm> forms,
		Progress progress)
	{
		var best = new EnumMap<ComputeForm, Double>(ComputeForm.class);
		var shape = IntStream.concat(IntStream.of(2, IN), IntStream.generate(() -> side).limit(dimension)).asLongStream();
		var image = HostTensor.constant(0.5f, shape.toArray());
		for (int run = 0; run < RUNS; run++)
			for (var form : forms) {
				progress.check("Looking for the fastest form");
				best.merge(form, seconds(module, image, form), Math::min);
			}
		return best;
	}

	private static double seconds(ScriptModule module, HostTensor image, ComputeForm form) {
		var start = System.nanoTime();
		try (var scope = module.manager().newSubManager()) {
			var arguments = List.of(image.on(scope), scope.create((float) form.code()));
			Gradients.of(module, scope, "step", arguments).get(0).getFloat();
		}
		return (System.nanoTime() - start) / 1e9;
	}

	private String written() {
		return seconds.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
			.collect(Collectors.joining(" "));
	}

	/** Nothing where another version wrote it. */
	private static Optional<FastestForm> read(String text) {
		var forms = Arrays.stream(ComputeForm.values()).map(Enum::name).collect(Collectors.joining("|"));
		if (!text.matches("((" + forms + ")=[0-9.E-]+ ?){" + ComputeForm.values().length + "}")) return Optional.empty();
		var seconds = new EnumMap<ComputeForm, Double>(ComputeForm.class);
		for (var part : text.split(" "))
			seconds.put(ComputeForm.valueOf(part.replaceAll("=.*", "")), Double.valueOf(part.replaceAll(".*=", "")));
		return seconds.size() == ComputeForm.values().length ? Optional.of(new FastestForm(seconds))
			: Optional.empty();
	}
}
