package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.swing.JDialog;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.prefs.PrefService;

import ij.IJ;
import ij.ImagePlus;

import io.github.coverfiji.ui.ShownDialog;

/** A command run by SciJava on a screen, as from Fiji's menu: our dialog asks, the command gets the answers. */
@Tag("window")
class HarvestedDialogTest {

	private Context context;

	@BeforeEach
	void open() {
		assumeFalse(GraphicsEnvironment.isHeadless(), "there is no screen");
		context = new Context();
		context.service(PrefService.class).clear(ExampleCommands.Add.class);
	}

	@AfterEach
	void close() {
		if (context == null) return;
		context.service(PrefService.class).clear(ExampleCommands.Add.class);
		context.dispose();
	}

	@Test
	void answersReachTheCommandAndAreRemembered() throws Exception {
		var module = finish(run(), "4.5", "OK");
		assertEquals(4.5, module.getInput("value"));
		var sum = (ImagePlus) module.getOutput("result");
		assertEquals(9, sum.getProcessor().get(0, 0));
		sum.close();
		var again = run();
		assertEquals("4.5", ((JTextField) ShownDialog.part(dialog(), "value")).getText());
		finish(again, "4.5", "Cancel");
	}

	@Test
	void cancelledDialogRunsNothing() throws Exception {
		var module = finish(run(), "3", "Cancel");
		assertTrue(module.isCanceled() || module.getOutput("result") == null);
	}

	@Test
	void wrongValueCannotBeSent() throws Exception {
		var running = run();
		var window = dialog();
		SwingUtilities.invokeAndWait(() -> ((JTextField) ShownDialog.part(window, "value")).setText("much"));
		for (int i = 0; i < 500 && ShownDialog.button(window, "OK").isEnabled(); i++) Thread.sleep(20);
		assertFalse(ShownDialog.button(window, "OK").isEnabled());
		finish(running, "much", "Cancel");
	}

	private Future<CommandModule> run() {
		return context.service(CommandService.class).run(ExampleCommands.Add.class, true,
			Map.of("image", IJ.createImage("zero", 4, 3, 1, 8)));
	}

	private static CommandModule finish(Future<CommandModule> running, String value, String button) throws Exception {
		var window = dialog();
		SwingUtilities.invokeAndWait(() -> ((JTextField) ShownDialog.part(window, "value")).setText(value));
		Thread.sleep(500); // until the values were looked at
		assertTrue(!button.equals("OK") || ShownDialog.button(window, "OK").isEnabled());
		SwingUtilities.invokeLater(() -> ShownDialog.button(window, button).doClick());
		return running.get(20, TimeUnit.SECONDS);
	}

	private static JDialog dialog() throws InterruptedException {
		for (int i = 0; i < 1000; i++) {
			var found = ShownDialog.all().findFirst();
			if (found.isPresent()) return found.get();
			Thread.sleep(20);
		}
		throw new AssertionError("no dialog");
	}
}
