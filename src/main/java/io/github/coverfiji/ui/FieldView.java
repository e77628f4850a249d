package io.github.coverfiji.ui;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

import io.github.coverfiji.ui.Form.Field;
import io.github.coverfiji.ui.Form.Kind;

/** A field on the screen, whose value is a text. */
sealed interface FieldView permits FieldView.Typed, FieldView.Box, FieldView.Words, PathView {

	/** What an image field shows where no image is taken. */
	String NO_IMAGE = "(none)";
	/** Letters of a word that are shown. */
	int LONGEST = 40;

	/**
	 * @param field what is asked for
	 * @param changed called after each change, also one made by {@link #show}
	 * @return its view, showing the usual value
	 */
	static FieldView of(Field field, Runnable changed) {
		var view = bare(field, changed);
		view.show(field.usual());
		view.component().setName(field.key());
		return view;
	}

	private static FieldView bare(Field field, Runnable changed) {
		if (field.kind() instanceof Kind.Path path) return new PathView(path.what(), changed);
		if (field.kind() instanceof Kind.Switch) return new Box(field.label(), changed);
		if (field.kind() instanceof Kind.Choice choice) return new Words(choice.words(), "", changed);
		if (field.kind() instanceof Kind.Image image)
			return new Words(Stream.concat(Stream.of(NO_IMAGE), image.titles().stream()).toList(), NO_IMAGE, changed);
		return new Typed(field.kind() instanceof Kind.Number ? 8 : 14, changed);
	}

	/** @return what is put into the window */
	JComponent component();

	/** @return the present value */
	String value();

	/** Shows a value. */
	void show(String value);

	/** @return a line of text that tells of each letter */
	static JTextField line(int columns, Runnable changed) {
		var line = new JTextField(columns);
		line.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(DocumentEvent e) {
				changed.run();
			}

			@Override
			public void removeUpdate(DocumentEvent e) {
				changed.run();
			}

			@Override
			public void changedUpdate(DocumentEvent e) {
				changed.run();
			}
		});
		return line;
	}

	/**
	 * A line to type in.
	 *
	 * @param component the line
	 */
	record Typed(JTextField component) implements FieldView {

		Typed(int columns, Runnable changed) {
			this(line(columns, changed));
		}

		@Override
		public String value() {
			return component.getText().strip();
		}

		@Override
		public void show(String value) {
			component.setText(value);
		}
	}

	/**
	 * A box to tick, with its label.
	 *
	 * @param component the box
	 */
	record Box(JCheckBox component) implements FieldView {

		Box(String label, Runnable changed) {
			this(new JCheckBox(label));
			component.addItemListener(e -> changed.run());
		}

		@Override
		public String value() {
			return Boolean.toString(component.isSelected());
		}

		@Override
		public void show(String value) {
			component.setSelected(Boolean.parseBoolean(value));
		}
	}

	/**
	 * A list to choose from.
	 *
	 * @param component the list
	 * @param nothing the word that stands for an empty value; empty if there is none
	 */
	record Words(JComboBox<String> component, String nothing) implements FieldView {

		Words(List<String> words, String nothing, Runnable changed) {
			this(new JComboBox<>(words.toArray(String[]::new)), nothing);
			// A title can be longer than the screen is wide; it is seen whole when it is chosen among the others.
			if (words.stream().anyMatch(word -> word.length() > LONGEST)) component.setPrototypeDisplayValue("n".repeat(LONGEST));
			component.addActionListener(e -> changed.run());
		}

		@Override
		public String value() {
			var word = (String) component.getSelectedItem();
			return word == null || word.equals(nothing) ? "" : word;
		}

		@Override
		public void show(String value) {
			// An image that a script gave need not be open.
			if (!nothing.isEmpty() && !value.isEmpty() && choices().noneMatch(value::equals)) component.addItem(value);
			component.setSelectedItem(value.isEmpty() ? nothing : value);
		}

		private Stream<String> choices() {
			return IntStream.range(0, component.getItemCount()).mapToObj(component::getItemAt);
		}
	}
}
