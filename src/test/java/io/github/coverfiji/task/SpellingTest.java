package io.github.coverfiji.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

	private static final List<String> WORDS = List.of("epochs", "batch", "patch", "model", "rate", "COVER Segment");

	@ParameterizedTest
	@CsvSource({"epoch, epochs", "Epochs, epochs", "pach, patch", "btch, batch", "mode, model", "rates, rate",
		"COVER segmnet, COVER Segment"})
	void findsTheNearestWord(String word, String expected) {
		assertEquals(Optional.of(expected), Spelling.nearest(word, WORDS));
	}

	@Test
	void guessesNothingFarAway() {
		assertEquals(Optional.empty(), Spelling.nearest("zzz", WORDS));
		assertEquals(Optional.empty(), Spelling.nearest("image", WORDS));
		assertEquals(Optional.empty(), Spelling.nearest("image", List.of()));
	}
}
