package io.github.coverfiji.method;

import java.util.List;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.image.Patch;

/** Turns crops into the engine's tensors. */
public final class Batches {

	private Batches() {}

	/** @return (N, C, [Z,] Y, X) of N crops of the same size and channels */
	public static HostTensor stack(List<Patch> crops) {
		var first = crops.get(0);
		var shape = new long[2 + first.size().length];
		shape[0] = crops.size();
		shape[1] = first.channels();
		for (int a = 0; a < first.size().length; a++)
			shape[2 + a] = first.size()[a];
		var batch = HostTensor.constant(0, shape);
		for (int i = 0; i < crops.size(); i++)
			System.arraycopy(crops.get(i).values(), 0, batch.values(), i * first.values().length, first.values().length);
		return batch;
	}
}
