package io.github.coverfiji.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** The one form in which this project writes JSON: cards and records of runs. */
public final class Json {

	private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().serializeSpecialFloatingPointValues().create();
	private static final Gson GSON = LINE.newBuilder().setPrettyPrinting().create();

	private Json() {}

	/** @return the object as indented text */
	public static String write(Object value) {
		return GSON.toJson(value);
	}

	/** @return the object as text in one line */
	public static String line(Object value) {
		return LINE.toJson(value);
	}

	/**
	 * @param text JSON
	 * @param type class to read it as
	 * @return the object
	 * @throws com.google.gson.JsonParseException if the text does not fit
	 */
	public static <T> T read(String text, Class<T> type) {
		return GSON.fromJson(text, type);
	}
}
