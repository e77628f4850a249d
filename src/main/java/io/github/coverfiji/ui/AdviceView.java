package io.github.coverfiji.ui;

import java.awt.Color;
import java.awt.Dimension;

import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.ScrollPaneConstants;
import javax.swing.UIManager;

/** Lines below the fields, in a room that stays the same: whatever is said, the buttons below it do not move. */
final class AdviceView {

	private static final Color REFUSED = new Color(0xB00020);

	private final JTextArea text = text("");
	private final JScrollPane room;

	/** @param rows room that is kept; longer texts can be scrolled */
	AdviceView(int rows) {
		text.setName("advice");
		room = new JScrollPane(text, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
			ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
		room.setBorder(BorderFactory.createEmptyBorder());
		room.setPreferredSize(new Dimension(1, rows * text.getFontMetrics(text.getFont()).getHeight()));
		room.setMinimumSize(room.getPreferredSize());
	}

	/** @return what is put into the window */
	JComponent component() {
		return room;
	}

	/**
	 * @param missing what is still to be chosen; may be empty
	 * @param said of the values; goes alone if they are refused
	 * @param touched whether somebody has changed a value: what was remembered is no mistake of theirs
	 */
	void show(String missing, Advice said, boolean touched) {
		var words = said.possible() ? (missing + "\n" + said.text()).strip() : said.text();
		text.setForeground(said.possible() || !touched ? UIManager.getColor("Label.foreground") : REFUSED);
		if (words.equals(text.getText())) return;
		text.setText(words);
		text.setCaretPosition(0);
	}

	/** @return text that wraps, as wide as there is room, and can be copied */
	static JTextArea text(String text) {
		var area = new JTextArea(text) {

			private static final long serialVersionUID = 1;

			@Override
			public Dimension getPreferredSize() {
				return new Dimension(1, super.getPreferredSize().height);
			}
		};
		area.setEditable(false);
		area.setFocusable(false);
		area.setLineWrap(true);
		area.setWrapStyleWord(true);
		area.setOpaque(false);
		area.setBorder(null); // which some looks give, beside the rows
		area.setFont(UIManager.getFont("Label.font"));
		return area;
	}
}
