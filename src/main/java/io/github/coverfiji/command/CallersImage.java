package io.github.coverfiji.command;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/** Lets a COVER command see the active image of who runs it, before Fiji fills an image input with the active image. */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_HIGH + 2)
public final class CallersImage extends AbstractPreprocessorPlugin {

	@Override
	public void process(Module module) {
		if (module.getDelegateObject() instanceof WorkflowCommand) ActiveImage.here(context()).take();
	}
}
