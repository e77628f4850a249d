package io.github.coverfiji.task;

import java.io.IOException;

/**
 * A file that gives no image. The message is a reason that can stand after "because"; the four kinds of reason are never
 * mixed up, since each asks for another deed: copy it again, save it in another way, or take it out of the folder.
 */
public final class UnreadableImage extends IOException {

	private static final long serialVersionUID = 1L;

	private static final String OPEN_ELSEWHERE =
		"use a Fiji with Bio-Formats (Help > Update… adds it), or save it there as TIFF (File > Import > Bio-Formats),"
			+ " or leave it out";
	private static final String COPY_AGAIN = "copy it again from where it came from, or leave it out";

	/** What is wrong. */
	public enum Kind {
		/** It contradicts itself: a fault happened to it. */
		DAMAGED,
		/** It is shorter than it says. */
		CUT_OFF,
		/** It is a sound image, of a kind that cannot be read here. */
		UNSUPPORTED,
		/** It is no image at all. */
		FOREIGN
	}

	private final Kind kind;
	private final String remedy;

	private UnreadableImage(Kind kind, String why, String remedy, Throwable cause) {
		super(why, cause);
		this.kind = kind;
		this.remedy = remedy;
	}

	/** @param how what contradicts what, such as "planes of 0 × 40" */
	public static UnreadableImage damaged(String how) {
		return damaged(how, null);
	}

	/** @param cause the fault below, or null */
	public static UnreadableImage damaged(String how, Throwable cause) {
		return new UnreadableImage(Kind.DAMAGED, "it is damaged" + (how.isBlank() ? "" : " (" + how + ")"), COPY_AGAIN, cause);
	}

	/** @param how what is missing, such as "its end is missing" */
	public static UnreadableImage cutOff(String how) {
		return new UnreadableImage(Kind.CUT_OFF, "it is cut off: " + how, COPY_AGAIN, null);
	}

	/** @return that the file is shorter than its header promises */
	public static UnreadableImage cutOff(long promised, long there) {
		return cutOff("its header promises " + promised + " bytes, but it has " + there);
	}

	/** @param what kind of image it is and what cannot be done with it, such as "it is a TIFF packed by ZSTD, which …" */
	public static UnreadableImage unsupported(String what) {
		return unsupported(what, OPEN_ELSEWHERE);
	}

	/** @param remedy what opens it, as a deed */
	public static UnreadableImage unsupported(String what, String remedy) {
		return new UnreadableImage(Kind.UNSUPPORTED, what, remedy, null);
	}

	/** @param what the file is instead, such as "it is no image file" */
	public static UnreadableImage foreign(String what) {
		return new UnreadableImage(Kind.FOREIGN, what, "leave it out, or choose an image file", null);
	}

	/** @return which of the four */
	public Kind kind() {
		return kind;
	}

	/** @return what the user can do about it, as a deed */
	public String remedy() {
		return remedy;
	}

	/**
	 * @param what what could not be done, such as "Cannot read the image 'a.tif'"
	 * @return the sentence for the user
	 */
	public InputException of(String what) {
		return new InputException(what, getMessage(), remedy, this);
	}
}
