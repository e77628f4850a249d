package io.github.coverfiji.ui;

import java.awt.Container;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;

import io.github.coverfiji.ui.Form.Field;
import io.github.coverfiji.ui.Form.Kind;

/** The fields of a form: the first group open, the others to fold. */
final class FormPanel extends JPanel implements Scrollable {

	private static final long serialVersionUID = 1;
	private static final int STEP = 20;

	private final transient Form form;
	private final transient Map<String, FieldView> views = new LinkedHashMap<>();
	private final List<JLabel> labels = new ArrayList<>();
	private final transient Map<Form.Group, Fold> folds = new LinkedHashMap<>();

	/**
	 * @param form what to ask for
	 * @param changed called after each change of a value
	 * @param folded called when a group was opened or closed
	 */
	FormPanel(Form form, Runnable changed, Runnable folded) {
		this.form = form;
		setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
		Runnable both = () -> {
			count();
			changed.run();
		};
		for (var group : form.groups()) {
			var body = body(group.fields(), both);
			if (group == form.groups().get(0)) add(body);
			else {
				var fold = new Fold(group.title(), body, folded);
				folds.put(group, fold);
				add(fold.panel());
			}
		}
		add(Box.createVerticalGlue());
		var widest = labels.stream().mapToInt(label -> label.getPreferredSize().width).max().orElse(0);
		labels.forEach(label -> label.setPreferredSize(new Dimension(widest, label.getPreferredSize().height)));
	}

	private JComponent body(List<Field> fields, Runnable changed) {
		var panel = new JPanel(new GridBagLayout());
		for (int row = 0; row < fields.size(); row++) {
			var field = fields.get(row);
			var view = FieldView.of(field, changed);
			views.put(field.key(), view);
			var boxed = field.kind() instanceof Kind.Switch;
			var label = new JLabel(boxed ? "" : field.label(), SwingConstants.TRAILING);
			label.setLabelFor(view.component());
			labels.add(label);
			if (!field.tip().isEmpty()) {
				label.setToolTipText(field.tip());
				view.component().setToolTipText(field.tip());
			}
			var fills = field.kind() instanceof Kind.Path ? GridBagConstraints.HORIZONTAL : GridBagConstraints.NONE;
			// The layout would shrink a field to nothing where the scroll bar leaves too little room.
			view.component().setMinimumSize(view.component().getPreferredSize());
			panel.add(label, at(0, row, GridBagConstraints.NONE));
			panel.add(view.component(), at(1, row, fills));
			keepInSight(view.component(), view.component());
		}
		return panel;
	}

	/** Who goes from field to field by the keyboard sees where they are. */
	private static void keepInSight(JComponent row, Container part) {
		part.addFocusListener(new FocusAdapter() {

			@Override
			public void focusGained(FocusEvent e) {
				// a line of text would scroll its own letters
				((JComponent) row.getParent()).scrollRectToVisible(row.getBounds());
			}
		});
		for (var inner : part.getComponents()) if (inner instanceof Container more) keepInSight(row, more);
	}

	private static GridBagConstraints at(int column, int row, int fills) {
		return new GridBagConstraints(column, row, 1, 1, column, 0,
			column == 0 ? GridBagConstraints.LINE_END : GridBagConstraints.LINE_START, fills, new Insets(2, 4, 2, 4), 0, 0);
	}

	/** @return the present value of each field by its key */
	Map<String, String> values() {
		return views.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().value()));
	}

	/** Shows values of some of the fields. */
	void show(Map<String, String> values) {
		values.forEach((key, value) -> views.get(key).show(value));
	}

	private void count() {
		folds.forEach((group, fold) -> fold.tell((int) group.fields().stream()
			.filter(field -> views.containsKey(field.key()) && !views.get(field.key()).value().equals(field.usual())).count()));
	}

	@Override
	public Dimension getPreferredScrollableViewportSize() {
		return getPreferredSize();
	}

	@Override
	public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
		return STEP;
	}

	@Override
	public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
		return visible.height - STEP;
	}

	@Override
	public boolean getScrollableTracksViewportWidth() {
		return true;
	}

	@Override
	public boolean getScrollableTracksViewportHeight() {
		return false;
	}
}
