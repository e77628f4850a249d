package io.github.coverfiji.network;

import java.util.Map;
import java.util.function.Function;

import io.github.coverfiji.model.Architecture;

/** The kinds of backbones, by the name that stands in model cards. */
public final class Backbones {

	private static final Map<String, Function<Architecture, Backbone>> KINDS = Map.of(UNet.NAME, UNet::of,
		ResNetUNet.NAME, ResNetUNet::of, BatchNormUNet.NAME, BatchNormUNet::of);

	private Backbones() {}

	/** @return the names of all kinds */
	public static String[] names() {
		return KINDS.keySet().stream().sorted().toArray(String[]::new);
	}

	/**
	 * @param architecture of a model card
	 * @return the network it describes
	 * @throws IllegalArgumentException if it is of an unknown kind, or its numbers do not fit the kind
	 */
	public static Backbone of(Architecture architecture) {
		var kind = KINDS.get(architecture.backbone());
		if (kind == null) throw new IllegalArgumentException("unknown backbone " + architecture.backbone());
		return kind.apply(architecture);
	}
}
