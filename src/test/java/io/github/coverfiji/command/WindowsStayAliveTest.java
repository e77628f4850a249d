package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Component;
import java.awt.Container;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.swing.JButton;
import javax.swing.SwingUtilities;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import net.imglib2.img.array.ArrayImgs;

import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.workflow.Pretraining;
import io.github.coverfiji.workflow.PretrainingSettings;

/** The thread of the windows while a training runs on all cores, with its plot of the loss on the screen. */
@Tag("window")
class WindowsStayAliveTest {

	private static final int SIDE = 64;
	/** Only a hang fails. */
	private static final double SECONDS = 20;

	@TempDir
	private Path folder;
	private double longest;

	@Test
	void windowsAnswerDuringATrainingAndTheButtonStopsIt() throws Exception {
		assumeFalse(GraphicsEnvironment.isHeadless(), "there is no screen");
		var settings = PretrainingSettings.of(Map.of("model", "tiny", "patch", "32", "batch", "2", "epochs", 100_000,
			"device", "cpu"));
		var training = CompletableFuture.runAsync(() -> {
			try (var display = new ImageJProgress()) {
				new Pretraining(settings).run(noise(), folder.resolve("run"), false, display);
			}
		});
		for (var button = stop(); button.isEmpty(); button = stop()) ask(training);
		for (int i = 0; i < 100; i++) ask(training);
		var began = System.nanoTime();
		SwingUtilities.invokeLater(() -> stop().orElseThrow().doClick());
		var ended = assertThrows(ExecutionException.class, () -> training.get(1, TimeUnit.MINUTES));
		assertInstanceOf(CancelledException.class, ended.getCause());
		var stopped = (System.nanoTime() - began) / 1e9;
		System.out.printf("During a training the windows answered within %.3f s, the button stopped it within %.3f s%n",
			longest, stopped);
		assertTrue(longest < SECONDS && stopped < SECONDS);
	}

	private void ask(CompletableFuture<Void> training) throws Exception {
		if (training.isDone()) training.get();
		var asked = System.nanoTime();
		SwingUtilities.invokeAndWait(() -> {});
		longest = Math.max(longest, (System.nanoTime() - asked) / 1e9);
		Thread.sleep(20);
	}

	private static ImageSource noise() {
		var values = new float[SIDE * SIDE];
		var random = new Random(1);
		for (int i = 0; i < values.length; i++) values[i] = random.nextFloat();
		return ImageSource.of(List.of(new CalibratedImage("noise", ArrayImgs.floats(values, SIDE, SIDE),
			List.of(Axis.X, Axis.Y), Calibration.NONE)));
	}

	private static Optional<JButton> stop() {
		return Arrays.stream(Window.getWindows()).filter(Window::isShowing).flatMap(WindowsStayAliveTest::parts)
			.filter(part -> part instanceof JButton button && "Stop".equals(button.getText()))
			.map(JButton.class::cast).findFirst();
	}

	private static Stream<Component> parts(Component part) {
		return part instanceof Container group ? Stream.concat(Stream.of(part),
			Arrays.stream(group.getComponents()).flatMap(WindowsStayAliveTest::parts)) : Stream.of(part);
	}
}
