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
		var shape = Arrays.stream(batch.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
		return new Patch(batch.toFloatArray(), shape[1], Arrays.copyOfRange(shape, 2, shape.length));
	}
}
