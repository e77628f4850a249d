package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;

import ai.djl.engine.EngineException;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;

/** What users read of whatever may come out of a command, and what is kept of it. */
class StopTest {

	private static final Context CONTEXT = new Context();

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	static Stream<Throwable> faults() {
		return Stream.of(new IllegalStateException("a bug"), new IllegalArgumentException("rate 7"), new NullPointerException(),
			new ArrayIndexOutOfBoundsException(7), new EngineException("first line.\n  at torch::jit::f() + 0x3\n"),
			new UncheckedIOException(new IOException("No space left")), new NoSuchMethodError("com.sun.jna.Native.load"),
			new ExceptionInInitializerError(new IllegalStateException("x")), new OutOfMemoryError("Java heap space"),
			new StackOverflowError(), new AssertionError("two\nlines"), new IllegalStateException(new OutOfMemoryError("heap")));
	}

	@ParameterizedTest
	@MethodSource("faults")
	void everyFaultIsOneSentenceWithARemedy(Throwable fault) {
		var stop = Stop.of("COVER Pretrain", "Pretraining 3/6", fault);
		assertTrue(stop.unexpected() && !stop.cancelled());
		var said = stop.sentence();
		assertTrue(said.startsWith("'COVER Pretrain' ") && said.matches("[^\\n]+: .+\\. To mend it: \\p{Ll}.+\\."), said);
		assertTrue(said.contains("COVER Check Engine") || said.contains("ran out of memory"), said);
		assertFalse(said.contains("\tat ") || said.contains("torch::jit") || said.contains("null"), said);
		assertTrue(said.length() < 700, said);
	}

	@Test
	void fileThatAnInterruptClosedIsAWishToStop() {
		var stop = Stop.of("COVER Evaluate", "Checking sizes 1/3",
			new InputException("Cannot read the table 'a.csv'", "the disk refused", "check it", new ClosedByInterruptException()));
		assertEquals(new Stop("'COVER Evaluate' was cancelled.", true, false), stop);
	}

	@Test
	void whatWasDoneIsSaid() {
		assertTrue(Stop.of("COVER Pretrain", "Pretraining 3/6", new IllegalStateException("a bug")).sentence()
			.startsWith("'COVER Pretrain' failed (Pretraining 3/6): an unexpected error, IllegalStateException: a bug."));
	}

	@Test
	void scriptSaysWhyAtItsEnd() {
		assertEquals("EngineException: RuntimeError: sizes do not match", Stop.cause(new EngineException(
			"The following operation failed in the TorchScript interpreter.\nTraceback (most recent call last):\n"
				+ "  File \"code/__torch__/layers.py\", line 7\nRuntimeError: sizes do not match\n")));
	}

	@Test
	void wordsOfOurOwnAreKeptEvenWrapped() {
		var ours = new InputException("Cannot read", "it is cut off", "copy it again");
		for (var fault : new Throwable[] { ours, new IllegalStateException(ours), new ExceptionInInitializerError(ours) })
			assertEquals(new Stop(ours.getMessage(), false, false), Stop.of("COVER Segment", "", fault));
		assertTrue(Stop.of("COVER Segment", "", new IllegalStateException(new CancelledException("Training"))).cancelled());
	}

	@Test
	void onlyTheLastLinesAreKept() {
		var log = CONTEXT.service(SessionLog.class);
		log.begins("COVER Long", Map.of("epochs", "9"));
		IntStream.range(0, SessionLog.LINES).forEach(i -> log.says("COVER Long", "line " + i));
		assertEquals(SessionLog.LINES, log.lines().size());
		assertTrue(log.lines().get(0).endsWith("COVER Long: line 0"), log.lines().get(0));
		log.says("COVER Long", "x".repeat(1 << 20));
		assertTrue(log.lines().get(SessionLog.LINES - 1).length() < 5000);
	}

	@Test
	void cancellingIsNoFault() {
		var log = CONTEXT.service(SessionLog.class);
		log.stopped("COVER Segment", new IllegalStateException("a bug"));
		log.stopped("COVER Segment", new CancelledException("Segmenting"));
		assertTrue(log.fault().orElseThrow().contains("IllegalStateException: a bug\n\tat "), log.fault().orElseThrow());
		assertTrue(log.lines().get(log.lines().size() - 1).endsWith("Segmenting was cancelled."));
	}
}
