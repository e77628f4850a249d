package io.github.coverfiji.command;

import org.scijava.module.Module;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/**
 * Says that the images of a COVER command are shown already. In batch mode SciJava would show each once more, and the
 * second one outlives {@code close} of the macro.
 */
@Plugin(type = PostprocessorPlugin.class)
public final class ShownImages extends AbstractPostprocessorPlugin {

	@Override
	public void process(Module module) {
		if (!(module.getDelegateObject() instanceof WorkflowCommand)) return;
		for (var output : module.getInfo().outputs())
			if (ImagePlus.class.isAssignableFrom(output.getType())) module.resolveOutput(output.getName());
	}
}
