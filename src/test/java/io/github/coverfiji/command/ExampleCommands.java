package io.github.coverfiji.command;

import java.io.File;
import java.util.List;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** Small commands that show what the base does for the real ones. */
public final class ExampleCommands {

	private ExampleCommands() {}

	/** The operation of {@link Add}. */
	public enum Sign { PLUS, MINUS }

	/** Adds a constant to an image; one input of each kind. */
	@Plugin(type = Command.class, menuPath = "Plugins>COVER>COVER Example Add", description = "adds a constant")
	public static class Add extends WorkflowCommand {

		@Parameter(persist = false)
		private ImagePlus image;
		@Parameter(persist = false)
		private double value = 1.5;
		@Parameter(persist = false)
		private int times = 2;
		@Parameter(persist = false)
		private boolean verbose;
		@Parameter(persist = false)
		private Sign sign = Sign.PLUS;
		@Parameter(persist = false, choices = {"cpu", "gpu"})
		private String device = "cpu";
		@Parameter(persist = false)
		private File model = new File("");
		@Parameter(persist = false)
		private String name = "sum";
		@Parameter(type = ItemIO.OUTPUT)
		private ImagePlus result;

		@Override
		protected void work(Progress progress) {
			var input = Inputs.image(image, "image");
			progress.stage("Adding", 1).reached(1);
			if (verbose) progress.log(String.join("|", List.of(input.getTitle(), "" + value, "" + times, sign.name(),
				device, model.getPath(), "" + Inputs.optionalPath(model).isPresent())));
			result = input.duplicate();
			result.setTitle(name);
			result.getProcessor().add((sign == Sign.PLUS ? 1 : -1) * value * times);
		}
	}

	/** Subtracts one image from another: SciJava fills neither by itself. */
	@Plugin(type = Command.class, menuPath = "Plugins>COVER>COVER Example Difference")
	public static class Difference extends WorkflowCommand {

		@Parameter(persist = false)
		private ImagePlus first;
		@Parameter(persist = false)
		private ImagePlus second;
		@Parameter(type = ItemIO.OUTPUT)
		private ImagePlus difference;

		@Override
		protected void work(Progress progress) {
			progress.log(first.getTitle() + "-" + second.getTitle());
			difference = first.duplicate();
			difference.setTitle("difference");
		}
	}

	/** Takes an image or a folder, as several of the real commands. */
	@Plugin(type = Command.class, menuPath = "Plugins>COVER>COVER Example Either")
	public static class Either extends WorkflowCommand {

		@Parameter(persist = false, required = false)
		private ImagePlus image;
		@Parameter(persist = false, required = false, style = "directory")
		private File input = new File("");
		@Parameter(persist = false)
		private File output;

		@Override
		protected void work(Progress progress) {
			progress.log(Inputs.optionalImage(image).map(ImagePlus::getTitle).orElse("no image") + " " + input + " "
				+ Inputs.path(output, "output"));
		}
	}

	/** Ends early in all ways there are. */
	@Plugin(type = Command.class, menuPath = "Plugins>COVER>COVER Example Fail")
	public static class Fail extends WorkflowCommand {

		@Parameter(persist = false)
		private String how = "input";

		@Override
		protected void work(Progress progress) {
			switch (how) {
				case "input" -> throw new InputException("Cannot start", "the moon is full", "wait");
				case "bug" -> throw new IllegalStateException("a bug");
				case "memory" -> throw new OutOfMemoryError("heap");
				case "interrupt" -> Thread.currentThread().interrupt();
				case "escape" -> IJ.setKeyDown(27);
				case "cancel" -> cancel("enough");
				default -> throw new IllegalArgumentException(how);
			}
			progress.stage("Failing", 3).reached(1, Map.of("loss", 0.5));
			throw new AssertionError("was not cancelled");
		}
	}

	/** A command that knows nothing of the base class. */
	@Plugin(type = Command.class, menuPath = "Plugins>COVER>COVER Example Plain")
	public static class Plain implements Command {

		@Parameter(persist = false)
		private String file;

		@Override
		public void run() {
			IJ.saveString("plain", file);
		}
	}
}
