package io.github.coverfiji.ui;

import java.awt.BorderLayout;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.util.List;

import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.TransferHandler;

import io.github.coverfiji.ui.Form.Chosen;

/**
 * A path: typed, chosen by a button, or dropped onto the line.
 *
 * @param what the path leads to
 * @param line where it stands
 * @param component line and button
 */
record PathView(Chosen what, JTextField line, JPanel component) implements FieldView {

	private static final int COLUMNS = 26;

	PathView(Chosen what, Runnable changed) {
		this(what, FieldView.line(COLUMNS, changed), new JPanel(new BorderLayout(4, 0)));
		var button = new JButton("Browse…");
		button.addActionListener(e -> browse());
		component.add(line, BorderLayout.CENTER);
		component.add(button, BorderLayout.EAST);
		line.setTransferHandler(new Dropped(line.getTransferHandler()));
	}

	@Override
	public String value() {
		return line.getText().strip();
	}

	@Override
	public void show(String value) {
		line.setText(value);
	}

	private void browse() {
		var chooser = new JFileChooser(value().isEmpty() ? null : new File(value()).getAbsoluteFile().getParentFile());
		chooser.setFileSelectionMode(switch (what) {
			case FILE, NEW_FILE -> JFileChooser.FILES_ONLY;
			case FOLDER -> JFileChooser.DIRECTORIES_ONLY;
			case FILE_OR_FOLDER -> JFileChooser.FILES_AND_DIRECTORIES;
		});
		if (!value().isEmpty()) chooser.setSelectedFile(new File(value()).getAbsoluteFile());
		var answer = what == Chosen.NEW_FILE ? chooser.showSaveDialog(component) : chooser.showDialog(component, "Choose");
		if (answer == JFileChooser.APPROVE_OPTION) line.setText(chooser.getSelectedFile().getPath());
	}

	/** Takes the path of a dropped file; pasted and dropped text as before. */
	private final class Dropped extends TransferHandler {

		private static final long serialVersionUID = 1;

		private final transient TransferHandler text;

		Dropped(TransferHandler text) {
			this.text = text;
		}

		@Override
		public boolean canImport(TransferSupport support) {
			return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor) || text.canImport(support);
		}

		@Override
		public boolean importData(TransferSupport support) {
			if (!support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) return text.importData(support);
			try {
				var files = (List<?>) support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor);
				if (files.isEmpty()) return false;
				line.setText(files.get(0).toString());
				return true;
			}
			catch (UnsupportedFlavorException | IOException gone) {
				// What was dropped is no longer there; ImageJ's windows ignore that too.
				return false;
			}
		}

		@Override
		public void exportToClipboard(JComponent from, java.awt.datatransfer.Clipboard board, int action) {
			text.exportToClipboard(from, board, action);
		}
	}
}
