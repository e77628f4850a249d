package io.github.coverfiji.workflow;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.github.coverfiji.image.PlaneFormat;
import io.github.coverfiji.image.PlaneMemory;
import io.github.coverfiji.image.PlaneSink;
import io.github.coverfiji.task.InputException;

/** Keeps a segmented image in memory, as long as it takes no more than a third of what Java may have. */
public final class SegmentedMemory implements SegmentedSinks {

	private static final int SHARE = 3;

	private final String name;
	private final long limit;
	private final Map<SegmentedPart, PlaneMemory> parts = new EnumMap<>(SegmentedPart.class);

	/** @param name of the labels; the other parts add what they are */
	public SegmentedMemory(String name) {
		this(name, Runtime.getRuntime().maxMemory() / SHARE);
	}

	SegmentedMemory(String name, long limit) {
		this.name = name;
		this.limit = limit;
	}

	@Override
	public PlaneSink open(SegmentedPart part, PlaneFormat format) {
		var bytes = format.bytes() + parts.values().stream().mapToLong(p -> p.format().bytes()).sum();
		if (bytes > limit) throw new InputException("Cannot hold the result '" + name + "' in memory",
			String.format(Locale.ROOT, "it takes %.1f GB, and %.1f GB are free for it", bytes / 1e9, limit / 1e9),
			"give a file as output: it is written slice by slice, whatever its size");
		var memory = new PlaneMemory(name + part.suffix(), format);
		parts.put(part, memory);
		return memory;
	}

	/** @return a part that was asked for */
	public PlaneMemory part(SegmentedPart part) {
		return parts.get(part);
	}
}
