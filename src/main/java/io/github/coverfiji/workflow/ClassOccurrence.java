package io.github.coverfiji.workflow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.github.coverfiji.method.LabelledSamples;
import io.github.coverfiji.task.Progress;

/**
 * Which classes the labelled images of a training show.
 *
 * @param names of all classes, by id
 * @param learnt for each class the images to learn from that show it
 * @param judged for each class the images kept aside that show it
 * @param images number of labelled images
 * @param aside number of those kept aside, whole or in part
 */
record ClassOccurrence(List<String> names, Map<Integer, Set<Integer>> learnt, Map<Integer, Set<Integer>> judged, int images,
	int aside)
{

	static ClassOccurrence of(LabelledSamples samples, List<Integer> aside, List<String> names) {
		var learnt = new TreeMap<Integer, Set<Integer>>();
		var judged = new TreeMap<Integer, Set<Integer>>();
		var images = new HashSet<Integer>();
		for (var i = 0; i < samples.count(); i++) {
			var image = samples.images().image(samples.place(i));
			images.add(image);
			var shown = aside.contains(i) ? judged : learnt;
			for (var id : samples.classes(i)) shown.computeIfAbsent(id, key -> new HashSet<>()).add(image);
		}
		return new ClassOccurrence(names, learnt, judged, images.size(), aside.size());
	}

	/** A line of each kind of class that will be learnt badly or not at all, or that nothing judges. */
	void tell(Progress progress) {
		line(id -> !learnt.containsKey(id) && !judged.containsKey(id), "No pixel shows %s: never learnt, never found.", progress);
		if (aside > 0) line(id -> !learnt.containsKey(id) && judged.containsKey(id),
			"Only images kept for validation show %s: never learnt. Another seed keeps others.", progress);
		if (images > 1) line(id -> learnt.containsKey(id) && all(id).size() == 1,
			"A single image shows %s: what it looks like elsewhere is not learnt.", progress);
		if (aside > 0) line(id -> id > 0 && learnt.containsKey(id) && !judged.containsKey(id),
			"No image kept for validation shows %s: nothing judges how well it is found.", progress);
	}

	private Set<Integer> all(int id) {
		var all = new HashSet<>(learnt.getOrDefault(id, Set.of()));
		all.addAll(judged.getOrDefault(id, Set.of()));
		return all;
	}

	private void line(Predicate<Integer> which, String sentence, Progress progress) {
		var found = new ArrayList<String>();
		IntStream.range(0, names.size()).boxed().filter(which)
			.forEach(id -> found.add(names.get(id).equals("class " + id) ? "class " + id : "class " + id + " (" + names.get(id) + ")"));
		if (!found.isEmpty()) progress.log(String.format(sentence, Listing.and(found)));
	}
}
