package io.github.coverfiji.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import ai.djl.ndarray.NDArray;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.image.Patch;

/** Crops as the engine's tensors, and back. */
public final class PatchBatch {

	private PatchBatch() {}

	/** @return (N, C, [Z,] Y, X) of N crops of the same size and channels */
	public static HostTensor of(List<Patch> crops) {
		var first = crops.get(0);
		var shape = LongStream.concat(LongStream.of(crops.size(), first.channels()), Arrays.stream(first.size()).asLongStream());
		if (crops.size() == 1) return new HostTensor(first.values(), shape.toArray());
		var batch = HostTensor.constant(0, shape.toArray());
		IntStream.range(0, crops.size()).forEach(i -> System.arraycopy(crops.get(i).values(), 0, batch.values(),
			i * first.values().length, first.values().length));
		return batch;
	}

	/** @return the only crop of a batch (1, C, [Z,] Y, X) */
	public static Patch single(NDArray batch) {
		return each(batch).get(0);
	}

	/** @return the crops of a batch (N, C, [Z,] Y, X), in order */
	public static List<Patch> each(NDArray batch) {
		var shape = Arrays.stream(batch.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
		var size = Arrays.copyOfRange(shape, 2, shape.length);
		var values = batch.toFloatArray();
		if (shape[0] == 1) return List.of(new Patch(values, shape[1], size));
		var length = values.length / shape[0];
		return IntStream.range(0, shape[0]).mapToObj(i ->
			new Patch(Arrays.copyOfRange(values, i * length, (i + 1) * length), shape[1], size)).toList();
	}
}
