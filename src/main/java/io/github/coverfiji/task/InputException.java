package io.github.coverfiji.task;

/**
 * Something the user gave, or the machine lacks, makes the job impossible. The message holds three parts: what
 * failed, why, and what to do about it.
 */
public final class InputException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param what what could not be done, such as "Cannot read 'a.tif'"
	 * @param why the reason, such as "it has 3 channels, but the model takes 1"
	 * @param remedy what the user can do, such as "split the channels"
	 */
	public InputException(String what, String why, String remedy) {
		super(sentence(what, why, remedy));
	}

	/**
	 * @param what what could not be done
	 * @param why the reason
	 * @param remedy what the user can do
	 * @param cause the fault below
	 */
	public InputException(String what, String why, String remedy, Throwable cause) {
		super(sentence(what, why, remedy), cause);
	}

	private static String sentence(String what, String why, String remedy) {
		return what + ": " + why + ". To mend it: " + remedy + ".";
	}
}
