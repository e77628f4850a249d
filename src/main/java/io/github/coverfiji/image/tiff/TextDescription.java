package io.github.coverfiji.image.tiff;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * What the text of a TIFF says of its axes, if it is ImageJ's (lines key=value) or tifffile's (JSON with "shape" and
 * "axes").
 *
 * @param channels pages beside each other as channels
 * @param slices of the image
 * @param frames of the image
 * @param order of the pages: C, Z and T, the fastest first
 * @param spacing distance of slices; NaN if not stated
 * @param unit of it and of the pixels; empty if not stated
 * @param calibrated whether values stand for others, as ImageJ's function of calibration has it
 */
public record TextDescription(int channels, int slices, int frames, String order, double spacing, String unit,
	boolean calibrated)
{


	private static final String IMAGEJ = "ImageJ=";
	private static final String ORDER_OF_IMAGEJ = "CZT";

	/**
	 * @param text of the first page
	 * @return what it says; empty if it is of another kind, or does not say what the pages are
	 */
	public static Optional<TextDescription> of(String text) {
		if (text.startsWith(IMAGEJ)) return Optional.of(ofImageJ(text));
		return text.startsWith("{") ? ofShape(text) : Optional.empty();
	}

	/** @return whether it is tifffile's, and the pages behind the first have no directory */
	public static boolean isTruncated(String text) {
		return text.startsWith("{") && text.matches("(?s).*\"truncated\"\\s*:\\s*true.*");
	}

	/** @return planes of the image, those of one page counted once */
	public long planes() {
		return (long) channels * slices * frames;
	}

	/** @return whether so many pages hold the image */
	public boolean fits(int pages) {
		return planes() == pages;
	}

	/**
	 * @param pages of the image in the order of the file
	 * @param samples places of the channels in each page
	 */
	public PlaneOrder planes(int[] pages, int[] samples) {
		return PlaneOrder.of(pages, samples, channels, slices, frames, order);
	}

	private static TextDescription ofImageJ(String text) {
		var lines = text.lines().filter(line -> line.contains("=")).collect(Collectors.toMap(
			line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1), (a, b) -> b));
		var channels = number(lines, "channels", 1);
		var slices = number(lines, "slices", 1);
		var frames = number(lines, "frames", 1);
		var images = number(lines, "images", 1);
		if (images != (long) channels * slices * frames) {
			channels = frames = 1;
			slices = images;
		}
		return new TextDescription(channels, slices, frames, ORDER_OF_IMAGEJ, real(lines.get("spacing")),
			lines.getOrDefault("unit", "").replace("\\u00B5", "µ"), lines.containsKey("cf") && lines.containsKey("vunit"));
	}

	/** As tifffile writes arrays: the last axis is the fastest, and Y, X and a last S lie within a page. */
	private static Optional<TextDescription> ofShape(String text) {
		try {
			var json = JsonParser.parseString(text).getAsJsonObject();
			if (!json.has("shape") || !json.has("axes")) return Optional.empty();
			var shape = json.getAsJsonArray("shape");
			var axes = json.get("axes").getAsString();
			if (axes.length() != shape.size()) return Optional.empty();
			var size = new TreeMap<Character, Integer>();
			var order = new StringBuilder();
			for (var d = axes.length() - 1; d >= 0; d--) {
				var axis = axes.charAt(d);
				var length = shape.get(d).getAsInt();
				if ("YXS".indexOf(axis) >= 0 || length == 1) continue;
				if ("CZT".indexOf(axis) < 0 || length < 1 || size.put(axis, length) != null) return Optional.empty();
				order.append(axis);
			}
			return Optional.of(new TextDescription(size.getOrDefault('C', 1), size.getOrDefault('Z', 1),
				size.getOrDefault('T', 1), order + rest(order), real(text(json, "spacing")), text(json, "unit"), false));
		}
		catch (JsonParseException | IllegalStateException | ClassCastException | UnsupportedOperationException
			| NumberFormatException otherText)
		{
			return Optional.empty();
		}
	}

	private static String rest(CharSequence order) {
		return Arrays.stream(ORDER_OF_IMAGEJ.split("")).filter(axis -> order.chars().noneMatch(c -> c == axis.charAt(0)))
			.collect(Collectors.joining());
	}

	private static String text(JsonObject json, String key) {
		return Optional.ofNullable(json.get(key)).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString).orElse("");
	}

	private static int number(Map<String, String> lines, String key, int otherwise) {
		var value = real(lines.get(key));
		return value >= 1 && value <= Integer.MAX_VALUE ? (int) value : otherwise;
	}

	private static double real(String text) {
		try {
			return text == null || text.isBlank() ? Double.NaN : Double.parseDouble(text.strip());
		}
		catch (NumberFormatException e) {
			return Double.NaN;
		}
	}
}
