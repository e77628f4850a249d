package io.github.coverfiji.workflow;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.NativeMemory;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.network.ComputeForm;
import io.github.coverfiji.network.FastestForm;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * How a computer is used for training. The names are those of the commands' options.
 *
 * @param device auto, cpu, gpu, gpu1 …
 * @param precision {@code auto}: whatever is fastest here, by a measurement of about a second that is kept; {@code float32};
 *          or {@code bfloat16}, of 16 bits, for processors and cards that have it
 * @param memory {@code normal}, or {@code low}: about half the memory, but slower: see the README
 */
public record ComputerSettings(String device, String precision, String memory) {

	/** The fastest way, with all the memory that it takes. */
	public static final ComputerSettings DEFAULT = new ComputerSettings("auto", "auto", "normal");

	static final String LOW = "low";
	private static final String SHORT = "bfloat16";

	/** @throws InputException if a value is no choice of its option */
	public ComputerSettings {
		precision = Options.choice("precision", precision, "auto", "float32", SHORT);
		memory = Options.choice("memory", memory, "normal", LOW);
	}

	/**
	 * @param method what is trained, by name
	 * @throws InputException if that can neither compute levels again nor in 16 bits, but is asked to
	 */
	void requirePlain(String method) {
		if (memory.equals(LOW)) throw refusal("memory", memory, method + " needs all maps of its network at once", "normal");
		if (precision.equals(SHORT)) throw refusal("precision", precision, method + " computes in 32 bits", "float32");
	}

	/**
	 * @param network what is trained
	 * @param dimension its spatial axes
	 * @param device where to compute
	 * @param shortNumbers whether what is learnt can be computed in 16 bits
	 * @param progress hears which form was chosen, and why
	 * @return the network, computing as these settings say
	 * @throws InputException if its backbone cannot
	 */
	ScriptNode arranged(ScriptNode network, int dimension, ComputeDevice device, boolean shortNumbers, Progress progress) {
		if (!ComputeForm.isKnownTo(network)) {
			requirePlain("this kind of network");
			return network;
		}
		var form = form(dimension, device, shortNumbers, progress);
		if (!memory.equals(LOW)) return form.of(network);
		NativeMemory.giveBackEarly();
		return ComputeForm.frugal(form.of(network));
	}

	private ComputeForm form(int dimension, ComputeDevice device, boolean shortNumbers, Progress progress) {
		if (precision.equals(SHORT)) return ComputeForm.BFLOAT16;
		var fastest = FastestForm.of(device, dimension, progress);
		var form = fastest.form(shortNumbers && !precision.equals("float32"));
		progress.log("Computing in " + form.title() + ", the fastest here (one level: " + fastest + ").");
		return form;
	}

	private static InputException refusal(String option, String value, String why, String remedy) {
		return new InputException("Cannot use " + option + "=" + value, why, "choose " + option + "=" + remedy
			+ "; COVER, segmentation and classification can, with backbone=unet");
	}
}
