package io.github.coverfiji.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ij.gui.Arrow;
import ij.gui.ImageRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.process.ByteProcessor;

import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.label.RoiClasses.By;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

class RoiClassesTest {

	private static final LabelClasses KNOWN = new LabelClasses(List.of(LabelClass.unnamed(0),
		new LabelClass(1, "Cortex", "#e69f00"), new LabelClass(2, "layer 2", "#56b4e9")));

	private final List<String> log = new ArrayList<>();
	private final Progress progress = new Progress() {

		@Override
		public void log(String line) {
			log.add(line);
		}
	};

	@ParameterizedTest
	@CsvSource({
		"cell, cell", "cell-1, cell", "cell_12, cell", "cell 3, cell", "cell (4), cell", "cell(4), cell", "' cell 3 ', cell",
		"T1, T1", "3, 3", "-3, -3", "layer 2-1, layer 2", "outer-layer, outer-layer",
	})
	void numbersBehindTheNameTellNoClass(String name, String base) {
		assertEquals(Optional.of(base), RoiName.base(roi(name, 0)));
	}

	@ParameterizedTest
	@CsvSource({ "0123-0456", "0001-0123-0456", "0123-0456-1", "012345-123456", "''", "' '" })
	void namesThatImageJGivesAreNone(String name) {
		assertEquals(Optional.empty(), RoiName.base(roi(name, 0)));
	}

	@Test
	void idsOfNamesFollowTheirFirstAppearance() {
		var found = of(By.AUTO, "nucleus-1", "Background 2", "membrane", "Nucleus-2", "bg");
		assertEquals(List.of(1, 0, 2, 1, 0), found.ids());
		assertEquals(List.of("background", "nucleus", "membrane"), names(found));
		assertEquals(List.of("Classes by the name of the ROIs: 0 background (2 ROIs), 1 nucleus (2 ROIs),"
			+ " 2 membrane (1 ROI)."), log);
	}

	@Test
	void groupsGoBeforeNames() {
		var rois = List.of(roi("a-1", 3), roi("a-2", 3), roi("b", 1), roi("c", 1), roi("rest", 0));
		var found = RoiClasses.of(rois, By.AUTO, Optional.empty(), progress);
		assertEquals(List.of(3, 3, 1, 1, 0), found.ids());
		assertEquals(List.of("background", "class 1", "class 2", "a"), names(found));
		assertEquals(List.of(1, 1, 2, 3, 4), RoiClasses.of(rois, By.NAME, Optional.empty(), progress).ids());
	}

	@Test
	void groupsHaveTheNamesOfImageJsList() {
		Roi.setGroupNames("vessel,,tumour");
		try {
			assertEquals(List.of("background", "vessel", "class 2", "tumour"), names(RoiClasses.of(
				List.of(roi(null, 1), roi(null, 2), roi("0001-0002", 3)), By.GROUP, Optional.empty(), progress)));
		}
		finally {
			Roi.setGroupNames(null);
		}
	}

	@Test
	void knownClassesDecide() {
		var found = RoiClasses.of(rois("layer 2", "cortex-7", "layer 2-3", "BG"), By.NAME, Optional.of(KNOWN), progress);
		assertEquals(List.of(2, 1, 2, 0), found.ids());
		assertEquals(KNOWN, found.classes());
		assertRefused("'vein-1' is the name of none of them, and the classes are 0 background, 1 Cortex, 2 layer 2",
			By.AUTO, Optional.of(KNOWN), rois("cortex", "vein-1"));
		assertRefused("'x' has the group 3, and the classes are 0 background, 1 Cortex", By.AUTO, Optional.of(KNOWN),
			List.of(roi("x", 3)));
		assertEquals(List.of(2), RoiClasses.of(List.of(roi("x", 2)), By.AUTO, Optional.of(KNOWN), progress).ids());
	}

	@Test
	void oneClassIsEnoughButSaid() {
		var found = RoiClasses.of(rois(null, "0001-0002"), By.AUTO, Optional.empty(), progress);
		assertEquals(List.of(1, 1), found.ids());
		assertEquals(List.of("background", "class 1"), names(found));
		assertTrue(log.get(1).startsWith("All ROIs are of one class."), log.toString());
	}

	@Test
	void arrowsAndImagesAreLeftOut() {
		var angle = new PolygonRoi(new float[] { 1, 2, 3 }, new float[] { 1, 5, 1 }, Roi.ANGLE);
		var marks = RoiClasses.of(List.of(new Arrow(1, 1, 5, 5), roi("a", 0), new ImageRoi(0, 0, new ByteProcessor(2, 2)),
			angle), By.AUTO, Optional.empty(), progress);
		assertEquals(1, marks.rois().size());
		assertTrue(log.get(0).endsWith("ROI 1, ROI 3, ROI 4."), log.get(0));
		assertRefused("there is no ROI that marks pixels", By.AUTO, Optional.empty(), List.of(angle));
	}

	@Test
	void nonsenseIsRefused() {
		assertEquals(By.GROUP, By.of("group"));
		assertThrows(InputException.class, () -> By.of("colour"));
		assertRefused("there is no ROI", By.AUTO, Optional.empty(), List.of());
		assertRefused("no ROI has a group", By.GROUP, Optional.empty(), rois("a", "b"));
		assertRefused("2 of 3 ROIs have no name: ROI 2, '0001-0002'", By.AUTO, Optional.empty(),
			rois("a", null, "0001-0002"));
		assertRefused("1 of 1 ROIs have no name", By.NAME, Optional.of(KNOWN), rois((String) null));
	}

	private void assertRefused(String reason, By by, Optional<LabelClasses> known, List<Roi> rois) {
		var fault = assertThrows(InputException.class, () -> RoiClasses.of(rois, by, known, progress));
		assertTrue(fault.getMessage().contains(reason), fault.getMessage());
	}

	private RoiClasses of(By by, String... names) {
		return RoiClasses.of(rois(names), by, Optional.empty(), progress);
	}

	private static List<String> names(RoiClasses classes) {
		return classes.classes().classes().stream().map(LabelClass::name).toList();
	}

	private static List<Roi> rois(String... names) {
		return Stream.of(names).map(n -> roi(n, 0)).toList();
	}

	private static Roi roi(String name, int group) {
		var roi = new Roi(1, 1, 3, 2);
		roi.setName(name);
		roi.setGroup(group);
		return roi;
	}
}
