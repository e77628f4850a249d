package io.github.coverfiji.ui;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import javax.swing.SwingWorker;
import javax.swing.Timer;

import io.github.coverfiji.ui.Advice.Adviser;

/** Asks for advice once somebody stops typing, away from the thread of the windows: a folder may lie on a slow disk. */
final class AdviceThread {

	private static final int MILLISECONDS = 200;

	private final Adviser adviser;
	private final Consumer<Advice> listener;
	private final Timer timer = new Timer(MILLISECONDS, e -> work());
	private Map<String, String> values = Map.of();
	private SwingWorker<Advice, Void> latest;

	/**
	 * @param adviser who is asked
	 * @param listener hears the newest answer, in the thread of the windows
	 */
	AdviceThread(Adviser adviser, Consumer<Advice> listener) {
		this.adviser = adviser;
		this.listener = listener;
		timer.setRepeats(false);
	}

	/** @param values to be asked about soon, unless others come before */
	void ask(Map<String, String> values) {
		this.values = values;
		latest = null; // whose answer would be one about other values
		timer.restart();
	}

	private void work() {
		var asked = values;
		latest = new SwingWorker<>() {

			@Override
			protected Advice doInBackground() {
				return adviser.on(asked);
			}

			@Override
			protected void done() {
				if (this == latest) listener.accept(answer(this));
			}
		};
		latest.execute();
	}

	private static Advice answer(SwingWorker<Advice, Void> worker) {
		try {
			return worker.get();
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return new Advice(true, "");
		}
		catch (ExecutionException e) {
			throw new IllegalStateException("The values cannot be looked at", e.getCause());
		}
	}
}
