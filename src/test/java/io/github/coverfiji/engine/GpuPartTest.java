package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GpuPartTest {

	@Test
	void everyArchiveIsFetchedSafely() {
		for (var part : GpuPart.table()) {
			assertEquals("https", part.address().getScheme());
			assertTrue(part.sha256().matches("[0-9a-f]{64}"), part.toString());
			assertTrue(part.fileName().endsWith(".whl"), part.fileName());
		}
	}

	@Test
	void systemsThatCudaIsMadeForAreThere() {
		assertEquals(1, GpuPart.table().stream().filter(part -> part.platform().equals("win-x86_64")).count());
		var linux = GpuPart.table().stream().filter(part -> part.platform().equals("linux-x86_64")).toList();
		assertEquals(15, linux.size());
		assertEquals("torch-2.7.1+cu128-cp312-cp312-manylinux_2_28_x86_64.whl", linux.get(0).fileName());
		assertEquals(15, linux.stream().map(GpuPart::fileName).distinct().count());
	}
}
