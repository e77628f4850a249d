package io.github.coverfiji.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.coverfiji.ui.Form.Chosen;
import io.github.coverfiji.ui.Form.Field;
import io.github.coverfiji.ui.Form.Group;
import io.github.coverfiji.ui.Form.Kind;

/** What a dialog asks for depends on how many images are open: an image and its labels are two. */
class HintTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"'' | '' | Choose 'Folder'. No image is open.",
		"a | '' | Choose 'Folder'. Only one image is open.",
		"a | image=a | Choose 'Folder'. Only one image is open.",
		"a | image=a labels=b | ''",
		"a | labels=b | Choose 'Image', or 'Folder'.",
		"a b | '' | Choose 'Image' and 'Labels', or 'Folder'.",
		"a b | image=b | Choose 'Labels', or 'Folder'.",
		"a | folder=f | ''",
	})
	void asksForNoMoreImagesThanAreOpen(String open, String given, String expected) {
		assertEquals(expected, hint(open, given, List.of(List.of("image", "labels"), List.of("folder"))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"'' | No image is open: open one first, then choose this command again.",
		"a | Only one image is open: open another first, then choose this command again.",
		"a b | Choose 'Image' and 'Labels'.",
	})
	void asksToOpenWhereNothingElseHelps(String open, String expected) {
		assertEquals(expected, hint(open, "", List.of(List.of("image", "labels"))));
	}

	private static String hint(String open, String given, List<List<String>> ways) {
		var titles = Stream.of(open.split(" ")).filter(title -> !title.isEmpty()).toList();
		var fields = List.of(field("image", "Image", new Kind.Image(titles)), field("labels", "Labels", new Kind.Image(titles)),
			field("folder", "Or a folder", new Kind.Path(Chosen.FOLDER)));
		var form = new Form("Example", "", List.of(new Group("", fields)), List.of(new Need(ways)));
		var values = new HashMap<>(form.usual());
		Stream.of(given.split(" ")).filter(pair -> !pair.isEmpty()).map(pair -> pair.split("=")).forEach(p -> values.put(p[0], p[1]));
		return form.missing(values);
	}

	private static Field field(String key, String label, Kind kind) {
		return new Field(key, label, "", kind, "");
	}
}
