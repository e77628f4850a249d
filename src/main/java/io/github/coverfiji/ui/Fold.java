package io.github.coverfiji.ui;

import java.awt.BorderLayout;
import java.awt.Cursor;
import java.awt.Font;
import java.awt.Rectangle;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/** Fields under a title that opens and closes them, by mouse or keyboard. */
final class Fold {

	private final JPanel panel = new JPanel(new BorderLayout());
	private final JButton head = new JButton();
	private final JComponent body;
	private final String title;
	private int changed;

	/**
	 * @param title what they are about
	 * @param body the fields, at first folded away
	 * @param after called when it was opened or closed
	 */
	Fold(String title, JComponent body, Runnable after) {
		this.title = title;
		this.body = body;
		head.setName("fold " + title);
		head.setHorizontalAlignment(SwingConstants.LEFT);
		head.setContentAreaFilled(false);
		head.setBorder(BorderFactory.createEmptyBorder(6, 0, 2, 0));
		head.setFont(head.getFont().deriveFont(Font.BOLD));
		head.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
		head.addActionListener(e -> {
			body.setVisible(!body.isVisible());
			write();
			after.run();
			panel.scrollRectToVisible(new Rectangle(panel.getSize()));
		});
		body.setVisible(false);
		panel.add(head, BorderLayout.NORTH);
		panel.add(body, BorderLayout.CENTER);
		write();
	}

	/** @return title and fields */
	JComponent panel() {
		return panel;
	}

	/** @param changed how many of the fields are not as usual, which the title tells */
	void tell(int changed) {
		this.changed = changed;
		write();
	}

	private void write() {
		head.setText((body.isVisible() ? "▾ " : "▸ ") + title + (changed == 0 ? "" : "  (" + changed + " changed)"));
	}
}
