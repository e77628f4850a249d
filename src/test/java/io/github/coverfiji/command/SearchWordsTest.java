package io.github.coverfiji.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;

/** Fiji's search bar looks for words in the label of a command and in its menu path. */
class SearchWordsTest {

	private static final Context CONTEXT = new Context();

	@AfterAll
	static void close() {
		CONTEXT.dispose();
	}

	@ParameterizedTest
	@CsvSource({
		"self-supervised, COVER Pretrain",
		"features, COVER Pretrain|COVER Extract Features",
		"deep learning, COVER Train Segmentation|COVER Train Classifier",
		"semantic segmentation, COVER Segment",
		"scribbles, COVER Labels from ROIs|COVER Train Segmentation",
		"classification, COVER Train Classifier|COVER Classify",
		"dice, COVER Evaluate",
		"does pretraining help, COVER Experiment",
		"gpu, COVER Check Engine",
	})
	void wordsLeadToCommands(String words, String expected) {
		for (var label : expected.split("\\|")) assertTrue(WorkflowInfo.allIn(CONTEXT).values().stream()
			.filter(command -> command.info().getLabel() != null
				&& command.info().getLabel().toLowerCase(Locale.ROOT).contains(words))
			.anyMatch(command -> command.label().equals(label)), words + " does not lead to " + label);
	}

	/** Fiji writes "Command finished:" and the title into its status line, over the search field if there is no room. */
	@Test
	void titlesAreShort() {
		for (var command : WorkflowInfo.allIn(CONTEXT).values()) {
			var title = command.info().getTitle();
			assertTrue(title.length() <= 53, title + " has " + title.length() + " letters");
		}
	}

	@Test
	void menuFollowsTheWorkAndHasLines() {
		var ordered = WorkflowInfo.allIn(CONTEXT).values().stream().filter(c -> !c.label().startsWith("COVER Example"))
			.sorted(Comparator.comparing(WorkflowInfo::weight)).toList();
		assertEquals("Pretrain, Extract Features, Labels from ROIs, Train Segmentation, Segment, Segment Folder,"
			+ " ROIs from Labels, Train Classifier, Classify, Evaluate, Experiment, Describe Model, Check Engine",
			ordered.stream().map(c -> c.label().substring("COVER ".length())).collect(Collectors.joining(", ")));
		var lines = 0;
		for (int i = 1; i < ordered.size(); i++)
			if (ordered.get(i).weight() - ordered.get(i - 1).weight() > 1) lines++;
		assertEquals(4, lines);
	}
}
