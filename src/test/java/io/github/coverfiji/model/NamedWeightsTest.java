package io.github.coverfiji.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coverfiji.release.StandInWeights;
import io.github.coverfiji.task.InputException;

class NamedWeightsTest {

	@TempDir
	Path folder;

	private Path first;
	private Path second;
	private NamedWeights weights;

	@BeforeEach
	void prepare() throws IOException {
		first = Files.createDirectory(folder.resolve("first"));
		second = Files.createDirectory(folder.resolve("second"));
		weights = new NamedWeights(List.of(first, folder.resolve("missing"), second));
	}

	@Test
	void firstFolderGoesFirst() throws IOException {
		var late = Files.createFile(second.resolve("xray-2d.pt"));
		assertEquals(late, weights.resolve(Path.of("xray-2d")));
		var early = Files.createFile(first.resolve("xray-2d.pt"));
		assertEquals(early, weights.resolve(Path.of("XRay-2D")), "capitals do not count");
		var own = Files.createFile(second.resolve("mine.pt"));
		Files.createFile(second.resolve("mine.json"));
		assertEquals(Map.of("mine", own, "xray-2d", early), weights.all());
		assertEquals(Set.of("fluorescence-2d", "mine", "mri-3d", "xray-2d"), weights.known());
	}

	/** The working folder of the tests has src. */
	@Test
	void whatIsThereGoesBeforeNames() throws IOException {
		Files.createFile(first.resolve("src.pt"));
		assertEquals(Path.of("src"), weights.resolve(Path.of("src")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "xray-2d.pt", "a/xray-2d", "/xray-2d", "my run", "" })
	void pathsStayAsTheyAre(String path) throws IOException {
		Files.createFile(first.resolve("xray-2d.pt"));
		assertEquals(Path.of(path), weights.resolve(Path.of(path)));
	}

	@Test
	void unknownNameIsToldTheKnownOnes() throws IOException {
		Files.createFile(first.resolve("mine.pt"));
		var message = refused("xray2d");
		assertTrue(message.contains("there is no such file or folder in '" + Path.of("").toAbsolutePath()
			+ "', and no weights of that name; did you mean 'xray-2d'. To mend it: give "), message);
		assertTrue(message.contains("a name: fluorescence-2d, mine, mri-3d, xray-2d; new ones come with the site COVER in Help >"
			+ " Update…"), message);
		assertFalse(refused("something").contains("did you mean"));
	}

	@Test
	void missingOnesAreToldWhereTheyComeFrom() {
		var message = refused("MRI-3d");
		assertTrue(message.startsWith("Cannot find the weights 'MRI-3d': they belong to COVER for Fiji, but are not here. To"
			+ " mend it: update the site COVER in Help > Update…"), message);
	}

	private String refused(String name) {
		return assertThrows(InputException.class, () -> weights.resolve(Path.of(name))).getMessage();
	}

	@Test
	void fijisFolderGoesBeforeTheWorkingOne() throws IOException {
		try (var fiji = new StandInWeights(folder.resolve("Fiji"))) {
			var file = fiji.add("tiny-weights", 2, null);
			var folders = NamedWeights.here().folders();
			assertEquals(List.of(fiji.folder(), Path.of("weights")), folders.subList(0, 2));
			assertTrue(folders.contains(Path.of("weights").toAbsolutePath()), folders + " should have that of the sources");
			assertEquals(file, ModelFile.open(Path.of("tiny-weights")).path());
			assertEquals(file, ModelFile.openBest(Path.of("Tiny-Weights")).path());
		}
		assertThrows(InputException.class, () -> ModelFile.open(Path.of("tiny-weights")));
	}
}
