package io.github.coverfiji.view;

import java.util.random.RandomGenerator;

/** Parts of two views that are painted over, to be restored by the network (PCRL; methods, section 2.1). */
sealed interface Painting permits NoisePainting, CutOuts {

	/**
	 * @param random where numbers come from
	 * @param size of a view in tensor order
	 * @param first takes two maps of that size for the first view: paint, and a mask that is 1 where it is applied
	 * @param second takes the same for the second view
	 */
	void draw(RandomGenerator random, int[] size, Slot first, Slot second);
}
