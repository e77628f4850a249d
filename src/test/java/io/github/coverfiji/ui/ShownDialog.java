package io.github.coverfiji.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.util.stream.Stream;

import javax.swing.JButton;
import javax.swing.JDialog;

/** The dialog on the screen and its parts, for tests of any room. */
public final class ShownDialog {

	private ShownDialog() {}

	/** @return the dialogs on the screen */
	public static Stream<JDialog> all() {
		return Stream.of(Window.getWindows()).filter(w -> w instanceof JDialog && w.isShowing()).map(JDialog.class::cast);
	}

	/** @return the button with this title */
	public static JButton button(JDialog window, String title) {
		return parts(window).filter(JButton.class::isInstance).map(JButton.class::cast).filter(b -> b.getText().equals(title))
			.findFirst().orElseThrow();
	}

	/** @return the component of this name: that of a field is its key */
	public static Component part(JDialog window, String name) {
		return parts(window).filter(c -> name.equals(c.getName())).findFirst().orElseThrow();
	}

	static Stream<Component> parts(Container parent) {
		return Stream.of(parent.getComponents())
			.flatMap(c -> c instanceof Container inner ? Stream.concat(Stream.of(c), parts(inner)) : Stream.of(c));
	}
}
