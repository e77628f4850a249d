package io.github.coverfiji.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Component;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.FocusEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollBar;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.github.coverfiji.ui.Form.Chosen;
import io.github.coverfiji.ui.Form.Field;
import io.github.coverfiji.ui.Form.Group;
import io.github.coverfiji.ui.Form.Kind;

/** The real dialog on a real screen, used as a user does. */
@Tag("window")
class FormDialogTest {

	private static final Form FORM = new Form("Example", "Does something.", List.of(
		new Group("", List.of(
			new Field("name", "Name", "what it is called", new Kind.Text(), "usual"),
			new Field("choice", "Choice", "", new Kind.Choice(List.of("one", "two")), "one"),
			new Field("image", "Image", "", new Kind.Image(List.of("a.tif", "b.tif")), ""),
			new Field("folder", "Folder", "", new Kind.Path(Chosen.FOLDER), ""),
			new Field("box", "Box", "", new Kind.Switch(), "false"))),
		new Group("More", IntStream.range(0, 60).mapToObj(i -> new Field("number" + i, "Number " + i, "", new Kind.Number(), "1"))
			.toList())), List.of(new Need(List.of(List.of("name")))));

	private CompletableFuture<Optional<Map<String, String>>> answer;
	private JDialog window;
	private volatile boolean helped;

	@BeforeEach
	void open() {
		assumeFalse(GraphicsEnvironment.isHeadless(), "there is no screen");
		answer = CompletableFuture.supplyAsync(() -> FormDialog.ask(FORM, Map.of("image", "b.tif"),
			values -> new Advice(!values.get("name").equals("bad"), "name is " + values.get("name")), () -> helped = true));
		await(() -> ShownDialog.all().findFirst().isPresent());
		window = ShownDialog.all().findFirst().orElseThrow();
	}

	@AfterEach
	void close() {
		if (window != null) on(window::dispose);
	}

	@Test
	void givesWhatWasTypedAndChosen() throws Exception {
		on(() -> {
			((JTextField) part("name")).setText("new");
			((JComboBox<?>) part("choice")).setSelectedItem("two");
			((JCheckBox) part("box")).setSelected(true);
			((JTextField) ((JPanel) part("folder")).getComponent(0)).setText(" /some where ");
		});
		press("OK");
		var values = answer.get(10, TimeUnit.SECONDS).orElseThrow();
		assertEquals(List.of("new", "two", "b.tif", "/some where", "true", "1"), Stream.of("name", "choice", "image", "folder",
			"box", "number59").map(values::get).toList());
		assertEquals(FORM.fields().count(), values.size());
	}

	@Test
	void refusesWhileTheAdviserDoesAndSaysWhy() {
		await(() -> advice().equals("name is usual"));
		on(() -> ((JTextField) part("name")).setText("bad"));
		await(() -> advice().equals("name is bad"));
		assertFalse(button("OK").isEnabled());
		assertNotEquals(UIManager.getColor("Label.foreground"), part("advice").getForeground());
		press("Reset");
		await(() -> advice().equals("name is usual"));
		assertTrue(button("OK").isEnabled());
		assertEquals(FieldView.NO_IMAGE, chosen("image"));
	}

	@Test
	void whatWasRememberedIsRefusedWithoutAlarm() {
		on(window::dispose);
		answer = CompletableFuture.supplyAsync(() -> FormDialog.ask(FORM, Map.of("name", "old"),
			values -> new Advice(!values.get("name").equals("old"), "name is " + values.get("name")), () -> helped = true));
		await(() -> ShownDialog.all().anyMatch(shown -> shown != window));
		window = ShownDialog.all().filter(shown -> shown != window).findFirst().orElseThrow();
		await(() -> advice().equals("name is old"));
		assertFalse(button("OK").isEnabled());
		assertEquals(UIManager.getColor("Label.foreground"), part("advice").getForeground());
	}

	@Test
	void cancelGivesNothing() throws Exception {
		press("Cancel");
		assertEquals(Optional.empty(), answer.get(10, TimeUnit.SECONDS));
	}

	@Test
	void helpIsShownAndTheDialogStays() {
		press("Help");
		await(() -> helped);
		assertTrue(window.isVisible());
	}

	@Test
	void unfoldedItStaysOnTheScreenAndTellsWhatWasChanged() {
		var head = (JButton) part("fold More");
		assertFalse(part("number59").isShowing());
		on(head::doClick);
		on(() -> ((JTextField) part("number3")).setText("2"));
		assertEquals("▾ More  (1 changed)", head.getText());
		var room = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
		assertTrue(window.getHeight() <= room.height && window.getWidth() <= room.width, window.getBounds() + " in " + room);
		assertTrue(button("OK").isShowing());
	}

	@Test
	void whatIsMissingIsSaidAtOnceAndIsNoError() {
		await(() -> button("OK").isEnabled());
		on(() -> {
			((JTextField) part("name")).setText("");
			assertTrue(advice().startsWith("Choose 'Name'."), advice());
			assertFalse(button("OK").isEnabled());
			assertEquals(UIManager.getColor("Label.foreground"), part("advice").getForeground());
			((JTextField) part("name")).setText("new");
			assertFalse(advice().contains("Choose"), advice());
		});
		assertTrue(button("OK").isEnabled());
	}

	@Test
	void manyLinesOfAdviceMoveNothing() {
		await(() -> advice().equals("name is usual"));
		var before = places();
		on(() -> ((JTextField) part("name")).setText("long ".repeat(200)));
		await(() -> advice().length() > 900);
		on(() -> { });
		assertEquals(before, places());
		on(() -> ((JTextField) part("name")).setText(""));
		await(() -> advice().startsWith("Choose"));
		assertEquals(before, places());
	}

	private List<Rectangle> places() {
		var places = new ArrayList<Rectangle>();
		on(() -> Stream.of(button("OK"), button("Cancel"), part("name"), part("advice").getParent().getParent())
			.forEach(part -> places.add(SwingUtilities.convertRectangle(part.getParent(), part.getBounds(), window))));
		places.add(new Rectangle(window.getSize()));
		return places;
	}

	@Test
	void noRowIsCutWhileThereIsRoom() {
		assertTrue(bar().isEmpty(), "no scroll bar");
		on(() -> ((JButton) part("fold More")).doClick());
		assertTrue(bar().isPresent(), "60 rows are more than the screen is high");
		on(() -> ((JButton) part("fold More")).doClick());
		assertTrue(bar().isEmpty(), "no scroll bar again");
	}

	/** Which the tab key leads to, also behind the edge of what is shown. */
	@Test
	void theFieldThatIsEnteredIsSeen() {
		on(() -> ((JButton) part("fold More")).doClick());
		var last = (JTextField) part("number59");
		assertEquals(0, last.getVisibleRect().height);
		// a screen without a window manager gives no focus
		on(() -> Stream.of(last.getFocusListeners()).forEach(hears -> hears.focusGained(new FocusEvent(last, FocusEvent.FOCUS_GAINED))));
		assertEquals(last.getHeight(), last.getVisibleRect().height);
	}

	private Optional<JScrollBar> bar() {
		return ShownDialog.parts(window).filter(part -> part instanceof JScrollBar && part.isShowing())
			.map(JScrollBar.class::cast).findFirst();
	}

	private Object chosen(String key) {
		return ((JComboBox<?>) part(key)).getSelectedItem();
	}

	private String advice() {
		return ((JTextArea) part("advice")).getText();
	}

	private void press(String title) {
		SwingUtilities.invokeLater(() -> button(title).doClick());
	}

	private JButton button(String title) {
		return ShownDialog.button(window, title);
	}

	private Component part(String name) {
		return ShownDialog.part(window, name);
	}

	private static void on(Runnable work) {
		try {
			SwingUtilities.invokeAndWait(work);
		}
		catch (ReflectiveOperationException | InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	private static void pause() {
		try {
			Thread.sleep(20);
		}
		catch (InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	private static void await(BooleanSupplier condition) {
		for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); !condition.getAsBoolean();) {
			assertTrue(System.nanoTime() < end, "nothing happened");
			pause();
		}
	}
}
