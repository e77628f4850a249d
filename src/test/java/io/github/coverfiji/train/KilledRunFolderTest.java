package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/** What a kill or a power cut can leave of a run, and what becomes of it. */
class KilledRunFolderTest {

	private static final String WHOLE = "step,loss,norm\n1,2.00000,0.5\n10,1.00000,0.25\n";

	@TempDir
	private Path folder;

	@Test
	void runKilledBeforeItsRecordWasWrittenBeginsAnew() throws IOException {
		Files.writeString(folder.resolve(RunLock.FILE), "process 1 since yesterday\n");
		Files.writeString(folder.resolve(".writing-1-record.json"), "{ half");
		try (var lock = RunLock.of(folder, true, Progress.SILENT)) {
			assertEquals(List.of(RunLock.FILE), names());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "state.bin", "model.pt" })
	void recordThatIsLostLaterIsNotMadeUp(String rest) throws IOException {
		Files.writeString(folder.resolve(RunLock.FILE), "");
		Files.writeString(folder.resolve(rest), "of some run");
		var message = assertThrows(InputException.class, () -> RunLock.of(folder, true, Progress.SILENT)).getMessage();
		assertTrue(message.contains("record.json is missing or damaged"), message);
	}

	@Test
	void halfWrittenFilesGoWhenTheRunIsOpenedAndAllElseStays() throws IOException {
		for (var file : List.of(".writing-a-state.bin", ".writing-b-model.pt", ".mine", "notes.txt"))
			Files.writeString(folder.resolve(file), "x");
		RunLock.of(folder, false, Progress.SILENT).close();
		assertEquals(List.of(".mine", "notes.txt", RunLock.FILE), names());
	}

	private List<String> names() throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "2", "20", "20,0.5", "20,0.5,0.1", "20,\n", "\n\n", "\0\0\0\0\n", "20,\0\0,\0\n", "x\n" })
	void whatIsNoRowOfATableCountsForNothing(String torn) throws IOException {
		var file = folder.resolve("log.csv");
		Files.writeString(file, WHOLE + torn);
		assertArrayEquals(new double[] { 1, 10 }, new TrainingLog(file).column("step").toArray());
		new TrainingLog(file).truncate(100);
		assertEquals(WHOLE, Files.readString(file));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ste", "step,loss,no", "\0\0\0" })
	void tableWithoutAWholeHeadingIsAnEmptyOne(String torn) throws IOException {
		var file = folder.resolve("log.csv");
		Files.writeString(file, torn);
		assertEquals(0, new TrainingLog(file).column("step").count());
		new TrainingLog(file).truncate(100);
		assertTrue(new TrainingLog(file).last().isEmpty());
	}
}
