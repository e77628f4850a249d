package io.github.coverfiji.engine;

import java.io.IOException;

/** What is wrong with a file of a model or of tensors: the message is a reason that can stand after "because". */
public final class ArchiveFault extends IOException {

	private static final long serialVersionUID = 1L;
	private final boolean damaged;

	private ArchiveFault(String why, boolean damaged) {
		super(why);
		this.damaged = damaged;
	}

	/** @return the fault of a file that was cut short or changed by accident */
	static ArchiveFault damaged(String why) {
		return new ArchiveFault(why, true);
	}

	/** @return the fault of a file that asks for what a model has no need of */
	static ArchiveFault strange(String why) {
		return new ArchiveFault(why, false);
	}

	/** @return whether another copy of the file may be good; else nobody should open it */
	public boolean isDamaged() {
		return damaged;
	}
}
