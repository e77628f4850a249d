package io.github.coverfiji.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.coverfiji.method.CoverNetwork;
import io.github.coverfiji.method.CoverNetwork.Consistency;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleasedKeysTest {

	@Test
	void everyReleasedTensorHasOneOfOurs() throws IOException {
		var released = released();
		var ours = new CoverNetwork(UNet.of(2, 1, 32), 2, Consistency.PLAIN).build(1).tensors();
		var taken = new HashSet<String>();
		for (JsonElement entry : released.getAsJsonArray("stateDict")) {
			var key = entry.getAsJsonArray().get(0).getAsString();
			var path = ReleasedKeys.path(key);
			if (released.getAsJsonArray("buffers").contains(entry.getAsJsonArray().get(0))) {
				assertTrue(path.isEmpty(), key);
				continue;
			}
			assertTrue(taken.add(path.orElseThrow(() -> new AssertionError(key))), key);
			assertTrue(ours.containsKey(path.get()), key + " became " + path.get());
			assertArrayEquals(shape(entry.getAsJsonArray().get(1).getAsJsonArray()),
				ours.get(path.get()).start().shape(), key);
		}
		assertEquals(92, taken.size());
		assertEquals(ours.keySet(), taken);
		assertEquals(released.get("parameterCount").getAsInt(),
			ours.values().stream().mapToInt(tensor -> tensor.start().values().length).sum());
	}

	@ParameterizedTest
	@ValueSource(strings = {"mov.grid", "backbone.inc.double_conv.2.weight", "proj.0.proj.grid",
		"module.proj.0.norm.bias", "backbone.outc.conv.weight", ""})
	void anythingElseHasNone(String key) {
		assertTrue(ReleasedKeys.path(key).isEmpty());
	}

	private static long[] shape(JsonArray sides) {
		return StreamSupport.stream(sides.spliterator(), false).mapToLong(JsonElement::getAsLong).toArray();
	}

	private static JsonObject released() throws IOException {
		try (var stream = ReleasedKeysTest.class.getResourceAsStream("/golden/cover-checkpoint-keys.json");
			var reader = new InputStreamReader(stream, StandardCharsets.UTF_8))
		{
			return JsonParser.parseReader(reader).getAsJsonObject();
		}
	}
}
