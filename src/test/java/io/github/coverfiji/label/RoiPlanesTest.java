package io.github.coverfiji.label;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;

import io.github.coverfiji.label.RoiClasses.By;
import io.github.coverfiji.task.Progress;

class RoiPlanesTest {

	@ParameterizedTest
	@CsvSource({
		"1, 1, 1, '[0]'", "1, 2, 1, '[1]'", "1, 0, 2, '[2, 3]'", "1, 2, 0, '[1, 3, 5]'", "2, 1, 3, '[4]'", "0, 2, 2, '[3]'",
		"3, 0, 0, '[0, 1, 2, 3, 4, 5]'", "0, 3, 0, '[]'", "0, 0, 4, '[]'",
	})
	void hyperstackPositionNamesSliceAndFrame(int channel, int slice, int frame, String planes) {
		var roi = new Roi(1, 1, 2, 2);
		roi.setPosition(channel, slice, frame);
		assertEquals(planes, Arrays.toString(new RoiPlanes(image(4, 2, 3)).of(roi)));
	}

	@ParameterizedTest
	@CsvSource({
		"1, 3, 1, 2, '[1]'", "1, 1, 3, 3, '[2]'", "3, 3, 1, 6, '[1]'", "2, 2, 2, 5, '[2]'", "1, 3, 1, 0, '[0, 1, 2]'",
		"1, 3, 1, 4, '[]'", "1, 1, 1, 1, '[0]'",
	})
	void placeInTheStackNamesThePlane(int channels, int slices, int frames, int place, String planes) {
		var roi = new Roi(1, 1, 2, 2);
		roi.setPosition(place);
		assertEquals(planes, Arrays.toString(new RoiPlanes(image(channels, slices, frames)).of(roi)));
	}

	@Test
	void eachPlaneOfTheLabelsHasItsRois() {
		var second = new Roi(1, 1, 2, 2);
		second.setPosition(0, 2, 1);
		var marks = RoiClasses.of(List.of(new Roi(4, 4, 1, 1), second), By.AUTO, Optional.empty(), Progress.SILENT);
		var labels = new RoiPainting(255).paint(image(3, 2, 2), marks, Progress.SILENT);
		assertEquals(List.of(1, 2, 2), List.of(labels.getNChannels(), labels.getNSlices(), labels.getNFrames()));
		for (var n = 1; n <= 4; n++) {
			assertEquals(n == 2 ? 1 : 255, labels.getStack().getVoxel(1, 1, n - 1));
			assertEquals(1, labels.getStack().getVoxel(4, 4, n - 1));
		}
	}

	private static ImagePlus image(int channels, int slices, int frames) {
		return IJ.createHyperStack("picture", 7, 6, channels, slices, frames, 8);
	}
}
