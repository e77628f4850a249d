package io.github.coverfiji.engine;

import java.io.IOException;

/** What is wrong with a file of a model or of tensors: the message is a reason that can stand after "because". */
public final class ArchiveFault extends IOException {

	private static final long serialVersionUID = 1L;
	private static final String DAMAGED = "copy the file once more, or get it again from where it was made";
	private static final String STRANGE = "choose a model that this software wrote; if it came from others, ask them how it"
		+ " was made, and do not open it by other means before you know";

	private final String remedy;

	private ArchiveFault(String why, String remedy) {
		super(why);
		this.remedy = remedy;
	}

	/** @return the fault of a file that was cut short or changed by accident */
	static ArchiveFault damaged(String why) {
		return new ArchiveFault(why, DAMAGED);
	}

	/** @return the fault of a file that asks for what a model has no need of */
	static ArchiveFault strange(String why) {
		return new ArchiveFault(why, STRANGE);
	}

	/** @return what the user can do */
	public String remedy() {
		return remedy;
	}
}
