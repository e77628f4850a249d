package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.task.InputException;

/** Images of two folders belong together if their names are equal but for the ending. */
public final class ImageNames {

	private ImageNames() {}

	/** @return a file's name without its ending */
	public static String base(String file) {
		return file.replaceFirst("\\.[^.]*$", "");
	}

	/**
	 * @param source images of a folder
	 * @param folder for the message
	 * @return place of each image by its name without ending
	 * @throws InputException if two names differ in their ending alone
	 */
	static Map<String, Integer> places(ImageSource source, Path folder) {
		var places = new HashMap<String, Integer>();
		for (var i = 0; i < source.count(); i++) {
			var before = places.put(base(source.name(i)), i);
			if (before != null) throw new InputException("Cannot match the images of '" + folder + "' by name",
				"'" + source.name(before) + "' and '" + source.name(i) + "' differ only in their ending", "keep one of them");
		}
		return places;
	}
}
