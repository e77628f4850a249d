package io.github.coverfiji.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line that stays within its room; here each letter is 10 wide. */
class StatusLineTest {

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"Training 1/20, 1:05 left, loss 0.5; 340; Training 1/20, 1:05 left, loss 0.5",
		"Training 1/20, 1:05 left, loss 0.5; 339; Training 1/20, 1:05 left",
		"Training 1/20, 1:05 left, loss 0.5; 130; Training 1/20",
		"Training 1/20, 1:05 left, loss 0.5; 129; Training 1/…",
		"Training; 10; …",
		"Training; 80; Training",
	})
	void lastPiecesGoFirst(String text, int room, String shown) {
		assertEquals(shown, StatusLine.fitting(text, t -> 10 * t.length(), room));
	}
}
