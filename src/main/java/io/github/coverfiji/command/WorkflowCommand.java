package io.github.coverfiji.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.command.ContextCommand;
import org.scijava.module.ModuleService;
import org.scijava.plugin.Plugin;
import org.scijava.ui.UIService;
import org.scijava.util.ClassUtils;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;

import io.github.coverfiji.engine.TwiceLoaded;
import io.github.coverfiji.task.Progress;

/**
 * The base of every command: shows progress, hands on cancelling, shows the resulting images and makes each failure
 * speak. A failure opens a dialog, and stops a running macro with its reason.
 *
 * <p>The work is cancelled by {@link #cancel}, by the key Esc and by interrupting the thread of the command; it ends at
 * its next {@link Progress#check}.
 */
public abstract class WorkflowCommand extends ContextCommand {

	/**
	 * Does the job of the command with the values of its fields, and fills its output fields.
	 *
	 * @param progress hears where the job stands and says whether to go on
	 * @throws io.github.coverfiji.task.InputException if something given makes the job impossible
	 * @throws io.github.coverfiji.task.CancelledException if the user asked to stop
	 */
	protected abstract void work(Progress progress);

	/**
	 * Looks at the values of the fields before the command runs, while somebody fills in the dialog. Reads little and
	 * writes nothing. What is not given yet is passed over: the dialog asks for what the command {@link Needs}.
	 *
	 * @return what they mean, a line each: how many images there are, whether a run can go on, what memory it takes; empty
	 *         lines say nothing
	 * @throws io.github.coverfiji.task.InputException if a value is out of its range
	 */
	protected List<String> outlook() {
		return List.of();
	}

	/** Runs the command as a menu entry or from a macro of Fiji. Never throws: failures are shown. */
	@Override
	public final void run() {
		Optional<Stop> ended;
		try (var display = isHeadless() ? ConsoleProgress.ofSystem() : new ImageJProgress()) {
			TwiceLoaded.plugin().ifPresent(files -> display.log("COVER is there twice, and either copy may have answered:"
				+ " remove the older file and restart. " + files));
			ended = perform(display);
		}
		catch (RuntimeException | Error fault) {
			ended = Optional.of(session().stopped(label(), fault));
		}
		ActiveImage.here(context()).forget();
		ended.ifPresent(this::announce);
	}

	/**
	 * Does the work and shows the resulting images; tells nobody of a failure.
	 *
	 * @param listener hears the progress of the job
	 * @return why the work ended early; empty if it is done
	 */
	final Optional<Stop> perform(Progress listener) {
		IJ.resetEscape();
		session().begins(label(), given());
		try {
			work(new Watched(listener, session(), this, Thread.currentThread()));
			showOutputs();
			session().done(label());
			return Optional.empty();
		}
		catch (RuntimeException | Error fault) {
			return Optional.of(session().stopped(label(), fault));
		}
	}

	/** @return what was said so far by commands of this program, this one among them */
	final SessionLog session() {
		return context().service(SessionLog.class);
	}

	private Map<String, String> given() {
		var values = new LinkedHashMap<String, String>();
		for (var input : CommandInput.of(new CommandInfo(getClass()))) {
			var value = ClassUtils.getValue(((CommandModuleItem<?>) input.item()).getField(), this);
			var text = value instanceof ImagePlus image ? image.getTitle() : String.valueOf(value);
			if (value != null && !text.isEmpty()) values.put(input.key(), text);
		}
		return values;
	}

	/** @return what this command was given, as it stands in a macro: values that differ from the defaults, by key */
	final Map<String, String> changed() {
		var fresh = (WorkflowCommand) context().service(ModuleService.class).createModule(new CommandInfo(getClass()))
			.getDelegateObject();
		var values = given();
		values.entrySet().removeAll(fresh.given().entrySet());
		return values;
	}

	/** @return the last entry of the menu path, which is the name of the command in macros */
	final String label() {
		var plugin = getClass().getAnnotation(Plugin.class);
		if (plugin == null) return getClass().getSimpleName();
		var path = plugin.menu().length > 0 ? plugin.menu()[plugin.menu().length - 1].label() : plugin.menuPath();
		return path.isEmpty() ? getClass().getSimpleName() : path.substring(path.lastIndexOf('>') + 1).trim();
	}

	/** Images of a macro have to be shown even without a screen, which SciJava does not. The last one becomes active. */
	private void showOutputs() {
		for (var item : new CommandInfo(getClass()).outputs())
			if (item instanceof CommandModuleItem<?> output
				&& ClassUtils.getValue(output.getField(), this) instanceof ImagePlus image) {
				image.show();
				ActiveImage.here(context()).handBack();
			}
	}

	/** Tells the user, and a running macro, why the command ends. */
	final void announce(Stop stop) {
		// SciJava opens a dialog with the reason of a cancelled command, unless that is empty: one dialog is enough
		if (stop.cancelled() && !IJ.isMacro()) {
			cancel(stop.sentence());
			return;
		}
		cancel(isHeadless() ? stop.sentence() : "");
		try {
			IJ.error("COVER", stop.sentence());
		}
		catch (RuntimeException fault) {
			// how ImageJ tells its own threads that the macro stops, which is what was asked for
			if (!Macro.MACRO_CANCELED.equals(fault.getMessage())) throw fault;
		}
	}

	private boolean isHeadless() {
		return context().service(UIService.class).isHeadless();
	}
}
