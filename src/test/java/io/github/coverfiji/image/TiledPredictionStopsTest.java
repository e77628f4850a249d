package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import net.imglib2.FinalInterval;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

/** Predictions that cannot go on or shall not. */
class TiledPredictionStopsTest {

	@Test
	void aNetworkOfTheWrongSizeIsNoticed() {
		var image = Samples.noise(1, 20, 20);
		assertThrows(IllegalStateException.class, () -> TiledPrediction.run(Samples.raw(image, 2),
			Samples.tiling(2, 32, 0), 2, p -> p, Progress.SILENT));
	}

	@Test
	void whatNoArrayCanHoldIsRefusedBeforehand() {
		var side = 60_000;
		var zeros = new FunctionRandomAccessible<FloatType>(2, (at, v) -> v.setZero(), FloatType::new);
		var image = new CalibratedImage("slide", Views.interval(zeros, new FinalInterval(side, side)),
			List.of(Axis.X, Axis.Y), Calibration.NONE);
		var sample = Samples.raw(image, 2);
		var t = Samples.tiling(2, 64, 0);
		assertThrows(InputException.class, () -> TiledPrediction.run(sample, t, 1, p -> fail(), Progress.SILENT));
		assertThrows(InputException.class, () -> TiledPrediction.slabs(sample, t, new TiledPrediction.Blended(), 600,
			p -> fail(), Progress.SILENT, (start, slab) -> fail()));
	}

	@Test
	void cancellingStopsAtTheNextTile() {
		var image = Samples.noise(1, 100, 100);
		var calls = new AtomicInteger();
		assertThrows(CancelledException.class, () -> TiledPrediction.run(Samples.raw(image, 2),
			Samples.tiling(2, 32, 0), 1, p -> {
			calls.incrementAndGet();
			return p;
		}, new Progress() {

			@Override
			public boolean isCancelled() {
				return calls.get() == 2;
			}
		}));
		assertEquals(2, calls.get());
	}

	@Test
	void whatReadingThrowsEndsThePrediction() {
		var calls = new AtomicInteger();
		var broken = new FunctionRandomAccessible<FloatType>(2, (at, v) -> {
			if (at.getIntPosition(0) == 99) throw new InputException("the file", "is gone", "bring it back");
			v.set(1);
		}, FloatType::new);
		var image = new CalibratedImage("broken", Views.interval(broken, new FinalInterval(100, 20)),
			List.of(Axis.X, Axis.Y), Calibration.NONE);
		assertThrows(InputException.class, () -> TiledPrediction.run(Samples.raw(image, 2), Samples.tiling(2, 32, 0), 1,
			p -> {
			calls.incrementAndGet();
			return p;
		}, Progress.SILENT));
		assertEquals(3, calls.get());
	}
}
