package io.github.coverfiji.workflow.experiment;

import java.util.EnumMap;
import java.util.Map;
import java.time.Duration;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/**
 * Counts pretrainings and trainings as one job and estimates the time left from those that are done. Hears the one that
 * runs, and hands on what it says if it pretrains: of trainings, a line for each that ends is enough.
 */
final class Jobs implements Progress {

	/** What takes time. */
	enum Kind { PRETRAINING, TRAINING }

	private static final String NAME = "Experiment";

	private final Progress listener;
	private final Map<Kind, Integer> waiting = new EnumMap<>(Kind.class);
	private final Map<Kind, Double> seconds = new EnumMap<>(Kind.class);
	private final Map<Kind, Integer> timed = new EnumMap<>(Kind.class);
	private final long total;
	private long done;
	private Kind running;
	private long begun;

	/**
	 * @param listener hears where the experiment stands
	 * @param pretrainings how many there are at most
	 * @param trainings how many there are
	 */
	Jobs(Progress listener, int pretrainings, int trainings) {
		this.listener = listener;
		waiting.put(Kind.PRETRAINING, pretrainings);
		waiting.put(Kind.TRAINING, trainings);
		total = pretrainings + trainings;
	}

	/** A job begins. */
	void begin(Kind kind) {
		running = kind;
		begun = System.nanoTime();
		tell(0);
	}

	/** The job that runs is over, well or not. @return seconds that it took */
	double end(boolean well) {
		var took = (System.nanoTime() - begun) / 1e9;
		if (well) took(running, took);
		skip(running);
		running = null;
		return took;
	}

	/** A job that was done before, or cannot be done. */
	void skip(Kind kind) {
		waiting.merge(kind, -1, Integer::sum);
		done++;
		tell(0);
	}

	/** Takes part in the estimate. */
	void took(Kind kind, double time) {
		seconds.merge(kind, time, Double::sum);
		timed.merge(kind, 1, Integer::sum);
	}

	@Override
	public void status(Status status) {
		if (status.stage().startsWith("Pretraining") || status.stage().startsWith("Training")) tell(status.fraction());
	}

	@Override
	public void log(String line) {
		if (running == Kind.PRETRAINING) listener.log(line);
	}

	@Override
	public boolean isCancelled() {
		return listener.isCancelled();
	}

	private void tell(double part) {
		listener.status(new Status(NAME, done, Math.max(1, total), left(part), Map.of()));
	}

	private Duration left(double part) {
		double left = 0;
		for (var kind : Kind.values()) {
			var spent = kind == running ? (System.nanoTime() - begun) / 1e9 : 0;
			var each = timed.containsKey(kind) ? seconds.get(kind) / timed.get(kind) : part > 0 && kind == running ? spent / part : 0;
			if (each == 0 && waiting.get(kind) > 0) return Duration.ofSeconds(-1);
			left += Math.max(0, each * waiting.get(kind) - Math.min(each, spent));
		}
		return Duration.ofMillis((long) (1000 * left));
	}
}
