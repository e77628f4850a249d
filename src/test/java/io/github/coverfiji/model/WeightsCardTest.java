package io.github.coverfiji.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coverfiji.task.InputException;

class WeightsCardTest {

	@TempDir
	Path folder;

	@Test
	void cardLiesBesideTheModelAndSaysInOrder() throws IOException {
		var model = folder.resolve("a.ptx.pt");
		assertEquals(Optional.empty(), WeightsCard.of(model));
		Files.writeString(folder.resolve("a.ptx.json"), """
			{ "licence": "CC0", "title": "A", "purpose": "For b.", "data": "c", "attribution": "d", "gain": "e" }
			""");
		var card = WeightsCard.of(model).orElseThrow();
		assertEquals(List.of("A", "For b.", "c", "CC0", "d", "e"), List.copyOf(card.entries().values()));
		assertEquals(List.of("Title", "For", "Data", "Licence", "Attribution", "Gain"), List.copyOf(card.entries().keySet()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[", "{ \"title\": \"A\" }", "7",
		"{ \"title\": \"A\", \"purpose\": \"\", \"data\": \"c\", \"attribution\": \"d\", \"licence\": \"e\" }",
		"{ \"title\": \"A\", \"purpose\": \"b\", \"data\": \"c\", \"attribution\": \"d\", \"licence\": \"e\","
			+ " \"appearance\": { \"mean\": [1], \"spread\": [1] } }" })
	void brokenCardIsRefusedWithWords(String text) throws IOException {
		Files.writeString(folder.resolve("a.json"), text);
		var message = assertThrows(InputException.class, () -> WeightsCard.of(folder.resolve("a.pt"))).getMessage();
		assertTrue(message.contains("it is no card of weights (") && message.contains("the weights can be used without"),
			message);
	}
}
