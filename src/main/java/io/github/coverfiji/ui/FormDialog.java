package io.github.coverfiji.ui;

import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.FlowLayout;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.WindowConstants;

import io.github.coverfiji.ui.Advice.Adviser;

/** Asks for the values of a form, in a window that fits the screen. */
public final class FormDialog {

	private static final int MARGIN = 10;
	/** Of advice: forms with much to set have more to be said of. */
	private static final int ROWS = 4, MANY_ROWS = 6;

	private final JDialog window;
	private final Form form;
	private final FormPanel fields;
	private final JTextArea about;
	private final AdviceView advice;
	private final JButton run = new JButton("OK");
	private final AdviceThread adviser;
	private Advice said = new Advice(true, "");
	private String missing = "";
	private boolean touched;
	private boolean accepted;

	/**
	 * Shows the dialog and waits for an answer. May be called from any thread.
	 *
	 * @param form what to ask for
	 * @param values to begin with; of other fields the usual ones
	 * @param adviser what to say below the fields
	 * @param help shows the page about the command
	 * @return the values by key; empty if cancelled
	 */
	public static Optional<Map<String, String>> ask(Form form, Map<String, String> values, Adviser adviser, Runnable help) {
		var answer = new FormDialog[1];
		onScreen(() -> {
			answer[0] = new FormDialog(form, adviser, help);
			answer[0].fields.show(values);
			answer[0].changed();
			answer[0].fit();
			answer[0].window.setVisible(true);
		});
		var dialog = answer[0];
		return dialog.accepted ? Optional.of(dialog.fields.values()) : Optional.empty();
	}

	private FormDialog(Form form, Adviser adviser, Runnable help) {
		window = new JDialog(owner(), form.title(), Dialog.ModalityType.APPLICATION_MODAL);
		this.form = form;
		about = AdviceView.text(form.about());
		advice = new AdviceView(form.groups().size() > 1 ? MANY_ROWS : ROWS);
		fields = new FormPanel(form, this::changed, this::fit);
		this.adviser = new AdviceThread(adviser, this::say);
		var scroll = new JScrollPane(fields, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
			ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
		scroll.setBorder(BorderFactory.createEmptyBorder());
		var below = new JPanel(new BorderLayout(0, MARGIN / 2));
		below.add(advice.component(), BorderLayout.CENTER);
		below.add(buttons(help), BorderLayout.SOUTH);
		var all = new JPanel(new BorderLayout(0, MARGIN));
		all.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
		if (!form.about().isEmpty()) all.add(about, BorderLayout.NORTH);
		all.add(scroll, BorderLayout.CENTER);
		all.add(below, BorderLayout.SOUTH);
		window.setContentPane(all);
		window.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
		window.getRootPane().setDefaultButton(run);
		window.getRootPane().registerKeyboardAction(e -> window.dispose(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
			JComponent.WHEN_IN_FOCUSED_WINDOW);
		window.addWindowListener(new WindowAdapter() {

			/** Only now it is known what the desktop puts around the window. */
			@Override
			public void windowOpened(WindowEvent e) {
				fit();
			}
		});
	}

	private JPanel buttons(Runnable help) {
		var left = new JPanel(new FlowLayout(FlowLayout.LEADING, 4, 0));
		left.add(button("Help", help));
		left.add(button("Reset", () -> fields.show(form.usual())));
		var right = new JPanel(new FlowLayout(FlowLayout.TRAILING, 4, 0));
		right.add(button("Cancel", window::dispose));
		run.addActionListener(e -> {
			accepted = true;
			window.dispose();
		});
		right.add(run);
		var buttons = new JPanel(new BorderLayout());
		buttons.add(left, BorderLayout.WEST);
		buttons.add(right, BorderLayout.EAST);
		return buttons;
	}

	private static JButton button(String title, Runnable action) {
		var button = new JButton(title);
		button.addActionListener(e -> action.run());
		return button;
	}

	/** What is missing is said at once, what the rest means as soon as it was looked at. */
	private void changed() {
		// the first changes come while the fields are being made
		if (adviser == null) return;
		touched |= window.isVisible();
		var values = fields.values();
		missing = form.missing(values);
		show();
		adviser.ask(values);
	}

	private void say(Advice answer) {
		said = answer;
		show();
	}

	private void show() {
		advice.show(missing, said, touched);
		run.setEnabled(missing.isEmpty() && said.possible());
	}

	/** As high as its fields, but not higher than the screen. */
	private void fit() {
		window.pack();
		about.invalidate(); // now it knows its width, and so its height
		window.pack();
		var room = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
		var bar = window.getHeight() > room.height ? UIManager.getInt("ScrollBar.width") : 0;
		window.setSize(Math.min(window.getWidth() + bar, room.width), Math.min(window.getHeight(), room.height));
		if (!window.isVisible()) window.setLocationRelativeTo(window.getOwner());
		var place = new Point(within(window.getX(), room.x, room.width - window.getWidth()),
			within(window.getY(), room.y, room.height - window.getHeight()));
		if (!place.equals(window.getLocation())) window.setLocation(place);
		window.validate();
	}

	private static int within(int place, int first, int spare) {
		return Math.max(first, Math.min(place, first + spare));
	}

	private static Frame owner() {
		return KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow() instanceof Frame frame ? frame : null;
	}

	private static void onScreen(Runnable work) {
		if (SwingUtilities.isEventDispatchThread()) {
			work.run();
			return;
		}
		try {
			SwingUtilities.invokeAndWait(work);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (InvocationTargetException e) {
			throw new IllegalStateException("The dialog cannot be shown", e.getCause());
		}
	}
}
