package io.github.coverfiji.bench;

import java.util.List;

import net.imglib2.img.array.ArrayImgs;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.image.Axis;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.Normalisation;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.image.PatchNetwork;
import io.github.coverfiji.image.Preparation;
import io.github.coverfiji.image.Resampling;
import io.github.coverfiji.image.Sample;
import io.github.coverfiji.image.TiledPrediction;
import io.github.coverfiji.image.Tiling;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.network.TileNetwork;
import io.github.coverfiji.network.UNet;
import io.github.coverfiji.task.Progress;

/** A plane of 1024² pixels in memory, segmented tile by tile; and without a network, which is what tiling costs. */
@State(Scope.Benchmark)
public class TilingBenchmark {

	private static final int SIDE = 1024;
	private static final int TILE = 128;
	private static final int MULTIPLE = 16;
	private static final int CLASSES = 3;
	private static final int IGNORED = 255;

	/** Width of the network's first level. */
	@Param("8")
	public int width;

	private ScriptModule module;
	private Sample sample;
	private Tiling tiling;

	/** Loads a network and makes a plane. */
	@Setup(Level.Trial)
	public void load() {
		module = ScriptModule.load(new Segmenter(UNet.of(2, 1, width), CLASSES, IGNORED).build(CoverWork.SEED).frozen(),
			ComputeDevice.CPU);
		var grey = new byte[SIDE * SIDE];
		for (int i = 0; i < grey.length; i++) grey[i] = (byte) (i * 31 ^ i >> 10);
		var image = new CalibratedImage("plane", ArrayImgs.unsignedBytes(grey, SIDE, SIDE), List.of(Axis.X, Axis.Y),
			Calibration.NONE);
		sample = new Preparation(2, Normalisation.DEFAULT, Resampling.NONE).samples(image).get(0);
		tiling = new Tiling(new int[] { TILE, TILE }, 0.5, new int[] { MULTIPLE, MULTIPLE });
	}

	/** Frees the engine's memory. */
	@TearDown(Level.Trial)
	public void close() {
		module.close();
	}

	/** @return probabilities of all classes */
	@Benchmark
	public Patch withNetwork() {
		return tiled(new TileNetwork(module, "probabilities"));
	}

	/** @return what reading, normalising and blending the tiles alone give */
	@Benchmark
	public Patch withoutNetwork() {
		var constant = Patch.zeros(CLASSES, new int[] { TILE, TILE });
		return tiled(tile -> constant);
	}

	private Patch tiled(PatchNetwork network) {
		return TiledPrediction.run(sample, tiling, CLASSES, network, Progress.SILENT);
	}
}
