package io.github.coverfiji.image.dicom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which DICOM files of a folder are slices of which volume. Series, sizes and directions are told apart, and within a
 * series what lies at one position: echoes, time points, and the like.
 */
public final class SeriesStacks {

	private static final double SAME_POSITION = 1e-3;
	private static final Comparator<SeriesSlice> BY_POSITION = Comparator.<SeriesSlice>comparingDouble(s ->
		s.place().distance()).thenComparingDouble(SeriesSlice::instance).thenComparing(s -> s.file().path());

	private final List<SeriesStack> stacks = new ArrayList<>();
	private final List<SeriesSlice> loose = new ArrayList<>();
	private final Map<DicomFile, DicomFile> copies = new LinkedHashMap<>();

	private SeriesStacks() {}

	/** @param files in any order */
	public static SeriesStacks of(List<DicomFile> files) {
		var sorted = new SeriesStacks();
		var groups = new ArrayList<List<SeriesSlice>>();
		for (var file : files) sorted.group(SeriesSlice.of(file), groups);
		groups.forEach(group -> sorted.split(group, "", 0));
		return sorted;
	}

	/** @return the stacks, also those of a single slice */
	public List<SeriesStack> stacks() {
		return stacks;
	}

	/** @return files that say no position or series, or hold several planes */
	public List<DicomFile> loose() {
		return loose.stream().map(SeriesSlice::file).toList();
	}

	/**
	 * @param chosen stacks that become volumes
	 * @return files at the depth of a slice of these, which is taken instead
	 */
	public List<DicomFile> copies(List<SeriesStack> chosen) {
		return copies.keySet().stream().filter(copy -> isOf(chosen, copies.get(copy))).toList();
	}

	private static boolean isOf(List<SeriesStack> chosen, DicomFile file) {
		return chosen.stream().anyMatch(stack -> stack.files().contains(file));
	}

	/**
	 * @param chosen stacks that become volumes
	 * @return files of the same examinations that become none, such as localizers
	 */
	public List<DicomFile> besides(List<SeriesStack> chosen) {
		var others = new ArrayList<>(loose);
		stacks.stream().filter(stack -> !chosen.contains(stack)).flatMap(stack -> stack.files().stream())
			.map(SeriesSlice::of).forEach(others::add);
		copies.keySet().stream().filter(copy -> !isOf(chosen, copies.get(copy))).map(SeriesSlice::of).forEach(others::add);
		return others.stream().filter(o -> o.localizer() || chosen.stream().anyMatch(stack -> stack.isOfStudy(o)))
			.map(SeriesSlice::file).toList();
	}

	private void group(SeriesSlice slice, List<List<SeriesSlice>> groups) {
		if (!slice.isPlaced()) {
			loose.add(slice);
			return;
		}
		groups.stream().filter(group -> group.get(0).isAlike(slice)).findFirst().orElseGet(() -> {
			var group = new ArrayList<SeriesSlice>();
			groups.add(group);
			return group;
		}).add(slice);
	}

	/** Splits by the first mark that tells what lies at one position apart. */
	private void split(List<SeriesSlice> group, String name, int mark) {
		var slices = withoutRepeated(group);
		var most = mostAtOnePosition(slices);
		for (var m = mark; most > 1 && m < SeriesSlice.MARKS.size(); m++) {
			var parts = parts(slices, m);
			// A mark that differs from slice to slice, such as a time, tells no volumes apart.
			if (parts.size() < 2 || parts.size() > most) continue;
			for (var part : parts.entrySet()) split(part.getValue(), (name + " " + named(m, part.getKey())).strip(), m + 1);
			return;
		}
		stacks.add(new SeriesStack(onePerPosition(slices), name));
	}

	private static Map<String, List<SeriesSlice>> parts(List<SeriesSlice> slices, int mark) {
		var parts = new LinkedHashMap<String, List<SeriesSlice>>();
		slices.forEach(s -> parts.computeIfAbsent(s.marks().get(mark), key -> new ArrayList<>()).add(s));
		return parts;
	}

	private static String named(int mark, String value) {
		return SeriesSlice.MARKS.get(mark) + (value.matches("[\\p{Graph} ]+") ? " " + value : "");
	}

	private List<SeriesSlice> withoutRepeated(List<SeriesSlice> group) {
		var kept = new HashMap<String, SeriesSlice>();
		var slices = new ArrayList<SeriesSlice>();
		for (var slice : group.stream().sorted(BY_POSITION).toList()) {
			var same = slice.sop().isEmpty() ? null : kept.putIfAbsent(slice.sop(), slice);
			if (same == null) slices.add(slice);
			else copies.put(slice.file(), same.file());
		}
		return slices;
	}

	private List<SeriesSlice> onePerPosition(List<SeriesSlice> sorted) {
		var slices = new ArrayList<SeriesSlice>();
		for (var slice : sorted) {
			var last = slices.isEmpty() ? null : slices.get(slices.size() - 1);
			if (last == null || !samePosition(last, slice)) slices.add(slice);
			else copies.put(slice.file(), last.file());
		}
		return slices;
	}

	private static int mostAtOnePosition(List<SeriesSlice> sorted) {
		var most = 0;
		var here = 0;
		for (var i = 0; i < sorted.size(); i++) {
			here = i > 0 && samePosition(sorted.get(i - 1), sorted.get(i)) ? here + 1 : 1;
			most = Math.max(most, here);
		}
		return most;
	}

	private static boolean samePosition(SeriesSlice a, SeriesSlice b) {
		return Math.abs(a.place().distance() - b.place().distance()) <= SAME_POSITION;
	}
}
