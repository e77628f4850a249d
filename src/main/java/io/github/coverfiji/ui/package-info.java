/**
 * Windows: the dialog in which a command's options are set, and the menu in a plain ImageJ. They show texts and give
 * texts back, the same that stand in option strings, and know neither commands nor workflows.
 *
 * <p>Only the room of the commands calls this one. Nothing here works without a screen.
 */
package io.github.coverfiji.ui;
