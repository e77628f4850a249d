package io.github.coverfiji.workflow.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.workflow.Killing;

/** An experiment that is killed again and again. */
@Tag("slow")
class KilledExperimentTest {

	private static final int LONGEST_LIFE = 12;
	private static final int KILLS = 12;

	@TempDir
	private Path folder;

	/** Another process: runs the experiment args[1] of folder args[0]. */
	public static void main(String[] args) throws IOException {
		new TinyExperiments(Path.of(args[0])).run(args[1], Map.of(), Killing.ready("Experiment"));
	}

	@Test
	void killsChangeNoNumberAndFinishedCellsAreKept() throws Exception {
		var tiny = new TinyExperiments(folder);
		tiny.run("whole", Map.of(), Progress.SILENT);
		var killing = new Killing(1, LONGEST_LIFE, folder);
		for (int number = 0; killing.kills() < KILLS; number++) {
			var output = "output" + number;
			var kept = new ArrayList<String>();
			for (boolean over = false; !over && killing.kills() < KILLS;)
				over = killing.once(KilledExperimentTest.class, () -> survived(tiny, output, kept), folder.toString(), output);
			tiny.run(output, Map.of(), Progress.SILENT);
			survived(tiny, output, kept);
			assertEquals(withoutSeconds(tiny.rows("whole", "cells.csv")), withoutSeconds(tiny.rows(output, "cells.csv")));
			assertEquals(tiny.rows("whole", "images.csv"), tiny.rows(output, "images.csv"));
			System.out.println(killing.kills() + " kills so far");
		}
	}

	/** A cell once in the table stays as it is, with the time that it took. */
	private void survived(TinyExperiments tiny, String output, List<String> kept) throws IOException {
		if (Files.notExists(folder.resolve(output).resolve("cells.csv"))) return;
		var rows = tiny.rows(output, "cells.csv");
		assertTrue(rows.containsAll(kept), kept + " of " + rows);
		kept.clear();
		kept.addAll(rows);
	}

	private static List<String> withoutSeconds(List<String> rows) {
		return rows.stream().map(row -> row.substring(0, row.lastIndexOf(','))).toList();
	}
}
