import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pretrained weights that the site ships: a folder of model files, each with its card. */
final class SiteWeights {

	/** Says of all weights where they are from; its terms have to go with them. */
	private static final String README = "README.md";

	private SiteWeights() {}

	/**
	 * @param pattern place in Fiji, with a star for the file's name
	 * @param about the lines of the block; {@code folder} is seen from the list of files
	 * @param files the list of files
	 * @return each {@code .pt} with the {@code .json} of its name, and the README; none if there is no {@code .pt} yet
	 * @throws IllegalArgumentException if weights have no card
	 */
	static List<SiteContents.Shipped> of(String pattern, Map<String, List<String>> about, Path files) throws IOException {
		var folder = files.toAbsolutePath().resolveSibling(String.join(" ", about.get("folder"))).normalize();
		SiteContents.check(Files.isDirectory(folder), "There is no folder %s for %s. To mend it: correct files.ini.", folder,
			pattern);
		var contents = new ArrayList<Path>();
		for (var weights : weights(folder)) {
			var card = weights.resolveSibling(weights.getFileName().toString().replaceFirst("pt$", "json"));
			SiteContents.check(Files.exists(card), "The weights %s have no card. To mend it: write %s, as %s says.", weights,
				card, folder.resolve(README));
			contents.addAll(List.of(weights, card));
		}
		if (!contents.isEmpty()) contents.add(folder.resolve(README));
		return contents.stream().map(it -> new SiteContents.Shipped(
			pattern.replace("*", it.getFileName().toString()), it, about)).toList();
	}

	private static List<Path> weights(Path folder) throws IOException {
		try (var paths = Files.list(folder)) {
			return paths.filter(it -> it.toString().endsWith(".pt")).sorted().toList();
		}
	}
}
