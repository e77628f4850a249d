package io.github.coverfiji.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a command cannot do without: its dialog asks for that before it lets the command run. Each text is one thing, with
 * all ways to give it, as in {@code "image and truth, or images and labels"}; the words are names of inputs.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Needs {

	/** @return what is needed, the first first */
	String[] value();
}
