package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.task.Progress;


class EngineCheckTest {

	@Test
	void reportsWhatWorksHere() {
		var report = EngineCheck.run("cpu", Progress.SILENT);
		assertTrue(report.works(), report.text());
		assertTrue(report.text().contains("Device used: cpu (device=cpu)\n"), report.text());
		assertTrue(report.text().contains("Engine: PyTorch 2.7.1 through DJL 0.35.1"), report.text());
		assertTrue(report.text().contains("PyTorch library: "), report.text());
		var speed = Pattern.compile("Speed: (\\d+) GFLOP/s").matcher(report.text());
		assertTrue(speed.find() && Integer.parseInt(speed.group(1)) > 0, report.text());
	}

	@Test
	void faultBecomesALineOfTheReport() {
		var report = EngineCheck.run("gpu99", Progress.SILENT);
		assertFalse(report.works());
		assertTrue(report.text().contains("Engine: does not work. Cannot compute on 'gpu99'"), report.text());
		assertFalse(report.text().contains("Speed"), report.text());
	}
}
