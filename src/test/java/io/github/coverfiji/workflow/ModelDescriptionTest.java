package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import io.github.coverfiji.network.TinyModel;
import io.github.coverfiji.network.UNet;

class ModelDescriptionTest {

	@TempDir
	Path folder;

	@Test
	void saysWhatTheCardSaysAndCountsTheWeights() {
		var described = ModelDescription.of(TinyModel.save(folder, 3, 1));
		var weights = new CoverNetwork(UNet.of(3, 1, 8), 2, Consistency.PLAIN).build(1).tensors().values().stream()
			.mapToInt(t -> t.start().values().length).sum();
		assertTrue(described.entries().get("Parameters").startsWith(weights + " in "), described.text());
		assertEquals("3D, 1 channel", described.entries().get("Input"));
		assertEquals("0.5 × 0.25 × 2.0 mm (x, y, z)", described.entries().get("Voxel size"));
		assertEquals("7", described.entries().get("Training: samples"));
		assertEquals("A paper", described.entries().get("Please cite"));
		assertFalse(described.entries().containsKey("Classes"), "features have no classes");
		assertTrue(described.text().startsWith("- **File**: "), described.text());
		assertTrue(described.text().contains("\n- **Network**: unet, widths 8, 16, 32, 64, 128, 64, 32, 16, 8, divides axes by 16 × 16 × 16\n"),
			described.text());
	}
}
