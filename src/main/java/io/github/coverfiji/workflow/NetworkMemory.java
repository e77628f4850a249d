package io.github.coverfiji.workflow;

import java.util.Map;

import io.github.coverfiji.model.Architecture;
import io.github.coverfiji.network.BatchNormUNet;
import io.github.coverfiji.network.ResNetUNet;
import io.github.coverfiji.network.UNet;

/**
 * What kinds of networks take on a processor, in bytes, fitted to peaks of whole processes ({@code MemoryNeedTest} measures
 * them again).
 *
 * @param weights number of weights of a network of planes, for the square of its first width; of volumes three times as many
 * @param plane for each pixel and channel of the first level: all maps and their gradients
 * @param volume the same for each voxel of a volume, whose coarser levels are smaller
 * @param tile for each voxel of a tile and channel of the first level, without gradients
 */
record NetworkMemory(double weights, double plane, double volume, double tile) {

	/** Java and PyTorch. */
	static final double BASE = 0.28e9;

	private static final Map<String, NetworkMemory> KINDS = Map.of(UNet.NAME, new NetworkMemory(7700, 164, 137, 47),
		ResNetUNet.NAME, new NetworkMemory(3500, 62, 62, 14), BatchNormUNet.NAME, new NetworkMemory(1670, 225, 205, 52));

	/** @return what networks of this kind take */
	static NetworkMemory of(Architecture network) {
		return KINDS.get(network.backbone());
	}

	/** @return number of weights, nearly */
	double weights(Architecture network) {
		return weights * first(network) * first(network) * (network.dimension() == 3 ? 3 : 1);
	}

	/** @return bytes for each voxel of a crop that the network learns from */
	double learning(Architecture network) {
		return first(network) * (network.dimension() == 3 ? volume : plane);
	}

	/** @return bytes for each voxel of a tile that it is applied to */
	double applied(Architecture network) {
		return first(network) * tile;
	}

	private static double first(Architecture network) {
		return network.widths().get(0);
	}
}
