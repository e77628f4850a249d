package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coverfiji.bench.OwnProcess;
import io.github.coverfiji.engine.ComputerMemory;
import io.github.coverfiji.image.TileLimit;
import io.github.coverfiji.network.Pooling;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** What is said of memory beforehand, against what processes took, and what follows from it. */
class MemoryNeedTest {

	private static final double TOLERANCE = 0.3;

	@TempDir
	Path folder;

	/** Kind, backbone, size, batch, patch, memory; the peak in GB, once measured. */
	static List<String> measured() {
		return """
			COVER unet tiny 8 128,128 normal 0.93
			COVER unet small 8 128,128 normal 1.28
			COVER unet small 8 128,128 low 0.74
			COVER unet base 4 128,128 normal 1.63
			COVER unet base 2 256,256 normal 2.40
			COVER unet base 2 256,256 low 1.39
			PCRL resnet18-unet tiny 8 128,128 normal 0.65
			segmentation unet small 8 128,128 normal 0.76
			segment unet base 1 512,512 normal 0.72
			segment unet tiny 1 64,128,128 normal 0.84
			PCRL unet-bn small 1 32,64,64 normal 2.55
			COVER unet small 2 32,64,64 normal 2.03
			segmentation unet tiny 2 64,64,64 normal 1.04
			classification unet small 8 128,128 normal 0.76
			segmentation resnet18-unet small 8 128,128 normal 0.73
			segmentation unet-bn small 4 128,128 normal 0.84
			segment resnet18-unet base 1 512,512 normal 0.62
			segment unet-bn small 1 512,512 normal 0.80
			features unet small 1 512,512 normal 0.65
			features unet small 1 64,64,64 normal 0.74
			segmentation unet small 8 128,128 low 0.54
			COVER unet small 2 32,64,64 low 1.16
			PCRL resnet18-unet small 4 192,192 normal 1.16
			PCRL unet-bn tiny 2 32,64,64 normal 1.93
			segment unet small 1 256,256 normal 0.31
			segment unet-bn small 1 64,64,64 normal 0.74
			segment unet small 1 64,64,64 normal 0.61
			ImageContrast unet small 8 128,128 normal 0.91
			PixelContrast unet small 2 128,128 normal 0.61
			COVER resnet18-unet small 2 128,128 normal 0.68
			COVER unet-bn small 2 128,128 normal 0.92
			classification resnet18-unet small 8 128,128 normal 0.68
			segmentation unet-bn small 1 32,64,64 normal 1.50
			segmentation unet tiny 16 128,128 normal 0.72
			segmentation unet base 2 128,128 normal 0.97
			PCRL unet small 4 128,128 normal 0.83
			COVER unet tiny 4 64,64 normal 0.37
			segmentation unet small 1 32,64,64 low 0.81
			ImageContrast unet tiny 2 32,64,64 normal 0.81
			PCRL resnet18-unet base 2 128,128 normal 1.27
			segmentation unet small 4 256,256 normal 1.10
			""".lines().toList();
	}

	@ParameterizedTest
	@MethodSource("measured")
	void estimateIsNearThePeak(String line) {
		var peak = Double.parseDouble(line.substring(line.lastIndexOf(' ')));
		assertEquals(peak, MemoryWork.Point.of(line).estimate() / 1e9, TOLERANCE * peak);
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "skipped: only Linux tells the peak of a process")
	void peakOfToday() throws IOException {
		assertPeak("segmentation unet tiny 8 128,128 normal");
	}

	@ParameterizedTest
	@MethodSource("measured")
	@Tag("slow")
	@EnabledOnOs(value = OS.LINUX, disabledReason = "skipped: only Linux tells the peak of a process")
	void peaksOfAllWork(String line) throws IOException {
		assertPeak(line);
	}

	private void assertPeak(String line) throws IOException {
		var point = MemoryWork.Point.of(line);
		var output = point.isPrediction() ? Files.createDirectories(folder.resolve("model")) : folder.resolve("run");
		var said = OwnProcess.output(OwnProcess.java(MemoryWork.class, "1g", List.of(line, output.toString())));
		assertTrue(said.contains(MemoryWork.PEAK), line + ": " + said);
		var peak = 1024 * Double.parseDouble(said.substring(said.indexOf(MemoryWork.PEAK) + MemoryWork.PEAK.length()));
		System.Logger log = System.getLogger("COVER");
		log.log(System.Logger.Level.INFO, String.format(Locale.ROOT, "%s: %.2f GB, said %.2f", line, peak / 1e9,
			point.estimate() / 1e9));
		assertEquals(peak, point.estimate(), TOLERANCE * peak, line);
	}

	private static MemoryNeed need(int batch, boolean low, int... patch) {
		return new MemoryNeed(MemoryNeed.Work.LABELS, NetworkSize.BASE.unet(patch.length, 1), patch, batch, low, false);
	}

	/** A computer that holds so much, and nothing else on it. */
	private static ComputerMemory empty(double gigabytes) {
		return new ComputerMemory((long) (gigabytes * 1e9), (long) (gigabytes * 1e9));
	}

	/** Each setting that is offered fits, and the next larger one does not. */
	@Test
	void whatCannotFitIsRefusedWithWhatDoes() {
		var need = need(16, false, 256, 256);
		var here = empty(3);
		var fault = assertThrows(InputException.class, () -> need.require(here, Progress.SILENT)).getMessage();
		var remedy = fault.substring(fault.indexOf("choose batch="));
		var batch = Integer.parseInt(remedy.replaceAll(".*batch=(\\d+),.*", "$1"));
		var patch = Integer.parseInt(remedy.replaceAll(".*patch=(\\d+).*", "$1"));
		assertTrue(need(batch, false, 256, 256).bytes() <= here.total() && need(batch + 1, false, 256, 256).bytes() > here.total());
		assertTrue(need(16, false, patch, patch).bytes() <= here.total());
		assertTrue(need(16, false, patch + 16, patch + 16).bytes() > here.total());
		assertEquals(need(16, true, 256, 256).bytes() <= here.total(), remedy.contains("memory=low"), fault);
		assertTrue(fault.contains("GB of memory for steps of 16 images of 256 × 256 pixels, and this computer has 3.0 GB in all"),
			fault);
	}

	@ParameterizedTest
	@CsvSource({"2.2, batch=1 and memory=low and patch=", "1.3, choose a smaller network (model=tiny)"})
	void severalChangesWhereOneDoesNotSuffice(double gigabytes, String remedy) {
		var need = need(4096, false, 512, 512, 512);
		var fault = assertThrows(InputException.class, () -> need.require(empty(gigabytes), Progress.SILENT)).getMessage();
		assertTrue(fault.contains(remedy), fault);
	}

	@Test
	void whatMayFitIsOnlyWarnedOf() {
		var log = new ArrayList<String>();
		var listener = new Progress() {

			@Override
			public void log(String line) {
				log.add(line);
			}
		};
		var need = need(4, false, 128, 128);
		need.require(new ComputerMemory((long) need.bytes() + 1, (long) need.bytes() + 1), listener);
		assertEquals(List.of(), log);
		need.require(new ComputerMemory((long) (0.8 * need.bytes()), (long) (0.8 * need.bytes())), listener);
		assertEquals(1, log.size());
		assertTrue(log.get(0).startsWith("Memory may be short: about 1."), log.get(0));
		assertTrue(log.get(0).contains("or choose batch="), log.get(0));
	}

	@Test
	void tilesAreBoundedBeforehand() {
		var log = new Recorder();
		var limit = new TileLimit();
		var network = NetworkSize.BASE.backbone("unet", 3, 1, Pooling.everywhere(3)).architecture();
		var multiples = new int[] {16, 16, 16};
		new TileNeed(network, new int[] {128, 128, 128}, 3).bound(limit, multiples, empty(100), log);
		assertEquals(128, limit.within(new int[] {128, 128, 128}, multiples)[0]);
		new TileNeed(network, new int[] {128, 128, 128}, 3).bound(limit, multiples, empty(2), log);
		assertTrue(log.heard("There is no memory for tiles of 128 × 128 × 128 voxels: going on with 64 × 128 × 128."));
		assertTrue(new TileNeed(network, limit.within(new int[] {128, 128, 128}, multiples), 3).bytes() * 0.7 <= 2e9);
	}

	@ParameterizedTest
	@ValueSource(strings = {"segment", "segmentation"})
	void moreTakesMore(String kind) {
		var less = MemoryWork.Point.of(kind + " unet small 1 64,64 normal").estimate();
		assertTrue(MemoryWork.Point.of(kind + " unet base 1 64,64 normal").estimate() > less);
		assertTrue(MemoryWork.Point.of(kind + " unet small 1 96,64 normal").estimate() > less);
		assertFalse(MemoryWork.Point.of(kind + " unet small 1 64,64 low").estimate() > less);
	}

	@Test
	void thisComputerHasMemory() {
		var here = ComputerMemory.now();
		assertTrue(here.free() > 0 && here.free() <= here.total(), here.toString());
	}
}
