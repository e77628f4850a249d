package io.github.coverfiji.ui;

import java.awt.BorderLayout;
import java.awt.Color;
import java.time.Duration;
import java.util.Locale;

import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

import ij.gui.Plot;
import ij.macro.Interpreter;

import io.github.coverfiji.task.Status;

/**
 * A plot of the loss that grows while a training runs, with the time left and a button to stop. No image window, so the
 * active image stays the same. It goes when the job ends, and stays away once it was closed, or in batch mode.
 */
public final class LossWindow {

	private static final String LOSS = "loss";
	private static final long INTERVAL = Duration.ofSeconds(1).toNanos();
	/** Fewer points tell nothing. */
	private static final int LEAST = 5;
	private static final int WIDTH = 520;
	private static final int HEIGHT = 260;
	private static final int MARGIN = 8;
	private static final Color EACH = new Color(0x7F9FC4);
	private static final Color MEAN = new Color(0x0072B2);

	private final LossCurve curve = new LossCurve();
	private final Runnable stop;
	private JFrame window;
	private final JLabel picture = new JLabel();
	private final JLabel words = new JLabel();
	private long drawn;
	private boolean ended;

	/** @param stop called when the user wants the job to end */
	public LossWindow(Runnable stop) {
		this.stop = stop;
	}

	/** @param status of any job; those without loss are passed over */
	public void hear(Status status) {
		var loss = status.values().get(LOSS);
		if (loss == null || Interpreter.isBatchMode()) return;
		curve.add(status.done(), loss);
		var now = System.nanoTime();
		if (curve.count() < LEAST || now - drawn < INTERVAL) return;
		drawn = now;
		var image = plot().getProcessor().getBufferedImage();
		SwingUtilities.invokeLater(() -> show(status, new ImageIcon(image)));
	}

	/** Takes the window away. */
	public void close() {
		SwingUtilities.invokeLater(() -> {
			ended = true;
			if (window != null) window.dispose();
		});
	}

	private Plot plot() {
		var plot = new Plot("", "step", LOSS);
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setColor(EACH);
		plot.setLineWidth(3);
		plot.add("dot", curve.steps(), curve.losses());
		plot.setColor(MEAN);
		plot.setLineWidth(2);
		plot.add("line", curve.steps(), curve.means());
		plot.setLimitsToFit(false);
		return plot;
	}

	private void show(Status status, ImageIcon image) {
		picture.setIcon(image);
		words.setText(status.stage() + ", step " + status.done() + " of " + status.total() + ", "
			+ String.format(Locale.ROOT, "%d:%02d left", status.remaining().toMinutes(), status.remaining().toSecondsPart()));
		if (window == null && !ended) open(status.stage());
	}

	private void open(String title) {
		var button = new JButton("Stop");
		button.setToolTipText("The run stays as it is: use it, or go on with it later");
		button.addActionListener(e -> stop.run());
		var below = new JPanel(new BorderLayout(MARGIN, 0));
		below.add(words, BorderLayout.CENTER);
		below.add(button, BorderLayout.EAST);
		var all = new JPanel(new BorderLayout(0, MARGIN));
		all.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
		all.add(picture, BorderLayout.CENTER);
		all.add(below, BorderLayout.SOUTH);
		window = new JFrame(title);
		window.setAutoRequestFocus(false);
		window.setContentPane(all);
		window.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
		window.pack();
		window.setLocationRelativeTo(null);
		window.setVisible(true);
	}
}
