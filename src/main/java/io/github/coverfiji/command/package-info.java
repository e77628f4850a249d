/**
 * The thin SciJava commands of the menu Plugins &gt; COVER, and what lets ImageJ macros run them with and without Fiji.
 *
 * <p>A command extends {@link io.github.coverfiji.command.WorkflowCommand}: it asks for inputs, calls one workflow and
 * gives the result back. Its label is the last entry of its menu path; the keys of its option string are the
 * lower-case names of its fields, single words, all with {@code persist = false}.
 *
 * <p>Inside Fiji, SciJava finds, fills and runs the commands. Without it
 * {@link io.github.coverfiji.command.MacroSession} does the same with ImageJ 1 alone: same labels, same keys, stricter
 * with wrong values. Only the launcher and the hosts (Fiji, ImageJ) call this room; it calls workflows, windows and
 * what lies below.
 */
package io.github.coverfiji.command;
