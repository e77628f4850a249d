package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.engine.ComputerMemory;
import io.github.coverfiji.image.PixelWord;
import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * What a training takes.
 *
 * @param work what is done with a sample
 * @param network that learns
 * @param patch size of a crop, tensor order
 * @param batch samples in a step
 * @param low whether levels are computed again for the gradient
 * @param brief whether maps have 16 bits
 */
record MemoryNeed(Work work, Backbone network, int[] patch, int batch, boolean low, boolean brief) {

	/** What is done with a sample. */
	enum Work {

		/** Two views, and the fields between them, in Java and on all levels. */
		FIELDS(2, 600),
		/** Two views. */
		VIEWS(2, 0),
		/** The sample itself. */
		LABELS(1, 0);

		private final int images;
		private final double more;

		/** Images that go through the network together; bytes of each voxel whatever the width. */
		Work(int images, double more) {
			this.images = images;
			this.more = more;
		}

		private String of(int batch) {
			var plural = batch == 1 ? "" : "s";
			return batch + (images == 2 ? " pair" + plural + " of views" : " image" + plural);
		}
	}

	/** Weight, gradient, two states of the optimiser, and copies of them while a checkpoint is written. */
	private static final double WEIGHT = 63;
	/** What is left of a step's maps where levels are computed again. */
	private static final double LOW = 0.27;
	/** What is left of them in 16 bits: an estimate, as some stay at 32. */
	private static final double BRIEF = 0.6;
	/** Of the estimate, that surely is needed: it has been within three tenths of all that was measured. */
	static final double SURELY = 0.7;

	/**
	 * The same formula for all methods and networks; at most a quarter off the peaks of 41 processes of 0.3 to 2.5 GB (Java's
	 * heap bounded to 1 GB): planes of 64² to 256² and volumes of 32 × 64² to 64³, batches of 1 to 16, three sizes of networks.
	 *
	 * @return about how many bytes the program takes at most, Java's heap included
	 */
	double bytes() {
		var kind = NetworkMemory.of(network.architecture());
		var voxels = (double) work.images * batch * Arrays.stream(patch).asLongStream().reduce(1, (a, b) -> a * b);
		var maps = kind.learning(network.architecture()) * (low ? LOW : 1) * (brief ? BRIEF : 1);
		return NetworkMemory.BASE + WEIGHT * kind.weights(network.architecture()) + voxels * (maps + work.more);
	}

	/**
	 * @param here memory of the computer
	 * @param progress is warned where it would fit if others made room
	 * @throws InputException if it surely does not fit, with settings that do
	 */
	void require(ComputerMemory here, Progress progress) {
		if (SURELY * bytes() > here.total()) throw new InputException("Cannot train with these settings",
			String.format(Locale.ROOT, "%s, and this computer has %.1f GB in all", words(), here.total() / 1e9), remedy(here));
		if (bytes() > here.free()) progress.log(String.format(Locale.ROOT,
			"Memory may be short: %s, and %.1f GB are free now. Close other programs and images, or %s.", words(),
			here.free() / 1e9, remedy(new ComputerMemory(here.free(), here.free()))));
	}

	/** @return the need in words, beside what is free here */
	String describe() {
		var here = ComputerMemory.now();
		return String.format(Locale.ROOT, "%s (free: %.1f GB).", words(), here.free() / 1e9)
			+ (bytes() > here.free() ? " To take less, " + remedy(new ComputerMemory(here.free(), here.free())) + "." : "");
	}

	private String words() {
		return String.format(Locale.ROOT, "about %.1f GB of memory for steps of %s of %s %s", bytes() / 1e9,
			work.of(batch), sides(patch, " × "), PixelWord.of(patch.length));
	}

	/** One change that suffices, of each kind; else several together. */
	private String remedy(ComputerMemory here) {
		var changes = new ArrayList<String>();
		smallerBatch(here).ifPresent(fits -> changes.add("batch=" + fits.batch));
		smallerPatch(here).ifPresent(fits -> changes.add("patch=" + option(fits.patch)));
		if (canBeLow() && frugal().fits(here)) changes.add("memory=low");
		return "choose " + (changes.isEmpty() ? together(here) : String.join(", or ", changes));
	}

	private String together(ComputerMemory here) {
		var least = new MemoryNeed(work, network, patch, 1, low || canBeLow(), brief);
		return least.smallerPatch(here).map(fits -> "batch=1" + (fits.low && !low ? " and memory=low" : "") + " and patch="
			+ option(fits.patch)).orElse("a smaller network (model=tiny), or a computer with more memory");
	}

	private Optional<MemoryNeed> smallerBatch(ComputerMemory here) {
		return IntStream.iterate(batch - 1, size -> size > 0, size -> size - 1).mapToObj(size ->
			new MemoryNeed(work, network, patch, size, low, brief)).filter(need -> need.fits(here)).findFirst();
	}

	/** Takes from the longest sides first. */
	private Optional<MemoryNeed> smallerPatch(ComputerMemory here) {
		var multiples = network.multiples();
		var longest = Arrays.stream(patch).max().orElseThrow();
		var step = Arrays.stream(multiples).max().orElseThrow();
		return IntStream.iterate(longest, side -> side >= step, side -> side - step).mapToObj(side -> IntStream.range(0,
			patch.length).map(a -> Math.min(patch[a], Tiling.roundedUp(side, multiples[a]))).toArray())
			.map(sides -> new MemoryNeed(work, network, sides, batch, low, brief)).filter(need -> need.fits(here)).findFirst();
	}

	private boolean canBeLow() {
		return !low && work != Work.VIEWS && network instanceof UNet;
	}

	private MemoryNeed frugal() {
		return new MemoryNeed(work, network, patch, batch, true, brief);
	}

	private boolean fits(ComputerMemory here) {
		return bytes() <= here.total();
	}

	private static String option(int[] sides) {
		return Arrays.stream(sides).distinct().count() == 1 ? Integer.toString(sides[0]) : sides(sides, ",");
	}

	private static String sides(int[] sides, String between) {
		return Arrays.stream(sides).mapToObj(Integer::toString).collect(Collectors.joining(between));
	}
}
