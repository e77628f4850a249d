package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of drivers as they are known from users. */
class NvidiaCardTest {

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"NVIDIA GeForce RTX 2080 Ti, 11264 MiB, 535.183.01, 7.5",
		"NVIDIA GeForce RTX 3060 Laptop GPU, 6144 MiB, 560.94, 8.6",
		"NVIDIA GeForce RTX 4090, 24564 MiB, 550.54.14, 8.9",
		"NVIDIA H100 80GB HBM3, 81559 MiB, 535.161.08, 9.0",
		"NVIDIA GeForce RTX 5090, 32607 MiB, 570.133.07, 12.0",
		"NVIDIA GB10, [N/A], 580.95.05, 12.1",
		"Tesla T4, 15360 MiB, 525.60.13",
	})
	void cardThatCanBeUsed(String line) {
		var card = NvidiaCard.of(line);
		assertEquals("", card.obstacle(false));
		assertTrue(card.describe().endsWith("needs PyTorch for CUDA 12.8 (cu128)"), card.describe());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"NVIDIA GeForce RTX 5090, 32607 MiB, 565.57.01, 12.0; false; install driver 570.26 or newer",
		"NVIDIA GeForce RTX 5090, 32607 MiB, 566.36, 12.0; true; install driver 570.65 or newer",
		"NVIDIA GeForce RTX 4090, 24564 MiB, 527.56, 8.9; true; install driver 528.33 or newer",
		"NVIDIA GeForce RTX 3090, 24268 MiB, 470.256.02; false; install driver 525.60.13 or newer",
		"NVIDIA GeForce RTX 3090, 24268 MiB, 525.60.11, 8.6; false; install driver 525.60.13 or newer",
		"NVIDIA GeForce GTX 1080 Ti, 11264 MiB, 570.124, 6.1; false; compute capability 6.1) is older",
		"Tesla V100-SXM2-32GB, 32768 MiB, 570.124, 7.0; true; compute capability 7.0) is older",
	})
	void obstacleIsASentence(String line, boolean windows, String expected) {
		var obstacle = NvidiaCard.of(line).obstacle(windows);
		assertTrue(obstacle.contains(expected), obstacle);
	}

	@Test
	void severalCardsKeepTheirOrder() {
		var cards = new NvidiaCards(true, "NVIDIA RTX A6000, 49140 MiB, 550.90, 8.6; Quadro P600, 2048 MiB, 550.90, 6.1").cards();
		assertEquals(List.of(86, 61), cards.stream().map(NvidiaCard::capability).toList());
		assertEquals("Quadro P600", cards.get(1).name());
	}

	@Test
	void noDriverNoCards() {
		assertEquals(List.of(), new NvidiaCards(false, "").cards());
		assertEquals(List.of(), new NvidiaCards(false, "NVIDIA-SMI has failed, because it couldn't communicate").cards());
		assertEquals(List.of(), new NvidiaCards(true, "No devices were found").cards());
	}
}
