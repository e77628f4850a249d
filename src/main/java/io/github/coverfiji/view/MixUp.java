package io.github.coverfiji.view;

import java.util.List;
import java.util.random.RandomGenerator;

import io.github.coverfiji.engine.HostTensor;

/** How PCRL mixes features and inputs of a batch (methods, section 2.3). */
public final class MixUp {

	private static final int SHARES = 3;

	private MixUp() {}

	/**
	 * @param random where numbers come from
	 * @param n images of the batch
	 * @return three shares a, lambda, a' of the greater part, uniform in 0.5 … 1, which is max(b, 1 - b) of
	 *         b from Beta(1, 1); and a permutation of 0 … n - 1, which image is mixed into each
	 */
	public static List<HostTensor> draw(RandomGenerator random, int n) {
		var shares = HostTensor.constant(0, SHARES);
		for (int i = 0; i < SHARES; i++) {
			var b = random.nextDouble();
			shares.values()[i] = (float) Math.max(b, 1 - b);
		}
		var partners = HostTensor.constant(0, n);
		for (int i = 0; i < n; i++) {
			var j = random.nextInt(i + 1);
			partners.values()[i] = partners.values()[j];
			partners.values()[j] = i;
		}
		return List.of(shares, partners);
	}
}
