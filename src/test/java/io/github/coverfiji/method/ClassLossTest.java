package io.github.coverfiji.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.coverfiji.engine.Precision;
import io.github.coverfiji.engine.Probe;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.twin.Grid;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loss of {@code classifier.py} against its definition, the derivative against differences of the definition. */
class ClassLossTest {

	private static final int IMAGES = 5;
	private static final int CLASSES = 3;

	private static double[] noise() {
		return new Random(8).doubles(IMAGES * CLASSES, -3, 3).toArray();
	}

	/** One class an image; of several, image 0 has none and image 4 all. */
	private static double[] truth(boolean several) {
		var truth = new double[IMAGES * CLASSES];
		for (int i = 0; i < IMAGES; i++)
			for (int c = 0; c < CLASSES; c++)
				truth[i * CLASSES + c] = several ? (i >> c & 1) | i / 4 : i % CLASSES == c ? 1 : 0;
		return truth;
	}

	private static double loss(double[] scores, double[] truth, boolean several) {
		double sum = 0;
		for (int i = 0; i < scores.length; i++) {
			double all = 0;
			for (int c = 0; c < CLASSES; c++) all += Math.exp(scores[i / CLASSES * CLASSES + c]);
			var p = several ? 1 / (1 + Math.exp(-scores[i])) : Math.exp(scores[i]) / all;
			sum -= truth[i] * Math.log(p) + (several ? (1 - truth[i]) * Math.log(1 - p) : 0);
		}
		return sum / (several ? scores.length : IMAGES);
	}

	/** Share of images whose highest score is that of the truth; of several, of scores on the right side of 0. */
	private static double right(double[] scores, double[] truth, boolean several) {
		double right = 0;
		for (int i = 0; i < IMAGES; i++) {
			var best = 0;
			for (int c = 0; c < CLASSES; c++) {
				if (several && scores[i * CLASSES + c] > 0 == truth[i * CLASSES + c] > 0.5) right++;
				if (scores[i * CLASSES + c] > scores[i * CLASSES + best]) best = c;
			}
			if (!several) right += truth[i * CLASSES + best];
		}
		return right / (several ? IMAGES * CLASSES : IMAGES);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void equalsItsDefinition(boolean several) {
		var scores = noise();
		var truth = truth(several);
		List<Grid> found;
		try (var probe = new Probe(new ScriptNode("labelled.Functions"), Precision.DOUBLE)) {
			found = probe.callDifferentiating("classes", Grid.of(scores, IMAGES, CLASSES), Grid.of(truth, IMAGES, CLASSES),
				several ? 1 : 0);
		}
		assertEquals(loss(scores, truth, several), found.get(0).values()[0], 1e-12);
		assertEquals(right(scores, truth, several), found.get(1).values()[0], 1e-12);
		for (int i = 0; i < scores.length; i++) {
			var up = scores.clone();
			var down = scores.clone();
			up[i] += 1e-5;
			down[i] -= 1e-5;
			assertEquals((loss(up, truth, several) - loss(down, truth, several)) / 2e-5, found.get(2).values()[i], 1e-8);
		}
	}
}
