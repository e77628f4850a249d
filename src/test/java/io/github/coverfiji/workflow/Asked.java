package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

/**
 * Measures how soon a job answers to a wish to stop: first when it asks whether to go on, then what a wish costs that
 * comes just after the question before the longest silence, which is the worst moment there is.
 */
final class Asked implements Progress {

	/** The ways to ask a job to stop. */
	enum Way {
		NONE, ESC, INTERRUPT
	}

	/** A job to be measured; each call does the same work. */
	@FunctionalInterface
	interface Job {

		void run(Progress progress) throws Exception;
	}

	/**
	 * How soon a job answers.
	 *
	 * @param name of the job
	 * @param whole seconds of the job
	 * @param silence longest time without a question, in seconds
	 * @param where what the job had said before it
	 * @param esc seconds until it ended after a wish at the worst moment
	 * @param interrupt seconds until it ended after its thread was interrupted in the middle of that silence
	 */
	record Answer(String name, double whole, double silence, String where, double esc, double interrupt) {

		static final String HEADING = String.format("%-28s %8s %8s %8s %9s  %s", "job", "whole", "silence", "Esc", "interrupt",
			"longest silence after");

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%-28s %8.2f %8.3f %8.3f %9.3f  %s", name, whole, silence, esc, interrupt, where);
		}
	}

	private final Thread job = Thread.currentThread();
	private final Way way;
	private final int at;
	private final long later;
	private final List<Long> times = new ArrayList<>();
	private final List<String> said = new ArrayList<>();
	private volatile long wished;
	private boolean over;
	private String latest = "the beginning";

	private Asked(Way way, int at, long later) {
		this.way = way;
		this.at = at;
		this.later = later;
		note();
	}

	private void note() {
		times.add(System.nanoTime());
		said.add(latest);
	}

	@Override
	public void status(Status status) {
		latest = status.stage() + " " + status.done() + "/" + status.total();
	}

	@Override
	public void log(String line) {
		latest = line.substring(0, Math.min(40, line.length()));
	}

	@Override
	public boolean isCancelled() {
		if (Thread.currentThread() != job) return wished > 0;
		var stop = way == Way.ESC && wished > 0 || job.isInterrupted();
		note();
		if (wished == 0 && times.size() > at && way == Way.ESC) wished = System.nanoTime();
		if (wished == 0 && times.size() > at && way == Way.INTERRUPT) interruptLater();
		return stop;
	}

	private void interruptLater() {
		wished = -1;
		var alarm = new Thread(() -> {
			try {
				Thread.sleep(later / 1_000_000);
				interruptJob();
			}
			catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		}, "alarm");
		alarm.setDaemon(true);
		alarm.start();
	}

	private synchronized void interruptJob() {
		if (over) return;
		wished = System.nanoTime();
		job.interrupt();
	}

	/** From now on nothing interrupts the thread: it does other work. */
	private synchronized boolean wasInterrupted() {
		over = true;
		return Thread.interrupted();
	}

	/**
	 * @param name of the job
	 * @param job is run three times
	 * @return how soon it answers
	 */
	static Answer of(String name, Job job) throws Exception {
		var free = new Asked(Way.NONE, Integer.MAX_VALUE, 0);
		job.run(free);
		free.note();
		// Behind the last question there is nothing left to stop, so a wish comes before.
		var last = free.times.size() - 2;
		var worst = 0;
		for (int i = 1; i < last; i++)
			if (free.gap(i) > free.gap(worst)) worst = i;
		var longest = free.gap(last) > free.gap(worst) ? last : worst;
		var whole = (free.times.get(free.times.size() - 1) - free.times.get(0)) / 1e9;
		return new Answer(name, whole, free.gap(longest) / 1e9, free.said.get(longest), ended(Way.ESC, worst, 0, job),
			ended(Way.INTERRUPT, worst, free.gap(worst) / 2, job));
	}

	private long gap(int i) {
		return times.get(i + 1) - times.get(i);
	}

	/** A job that ends before it could be stopped has answered too; one that was stopped says so. */
	private static double ended(Way way, int at, long later, Job job) throws Exception {
		var asked = new Asked(way, at, later);
		if (at == 0 && way == Way.ESC) asked.wished = System.nanoTime();
		if (at == 0 && way == Way.INTERRUPT) asked.interruptLater();
		try {
			job.run(asked);
			asked.wasInterrupted();
			return Double.NaN;
		}
		catch (CancelledException e) {
			if (asked.wasInterrupted() != (way == Way.INTERRUPT)) throw new AssertionError("the interrupt is lost", e);
			return (System.nanoTime() - asked.wished) / 1e9;
		}
	}
}
