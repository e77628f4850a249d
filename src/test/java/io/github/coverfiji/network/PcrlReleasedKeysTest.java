package io.github.coverfiji.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.golden.Golden;
import io.github.coverfiji.method.PcrlNetwork;
import io.github.coverfiji.method.PcrlNetwork.Attention;
import io.github.coverfiji.method.PcrlNetwork.Contrast;
import io.github.coverfiji.method.PcrlNetwork.Criterion;
import io.github.coverfiji.method.PcrlNetwork.Drawing;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PcrlReleasedKeysTest {

	private static final String COUNTER = "num_batches_tracked";

	@ParameterizedTest
	@ValueSource(ints = {2, 3})
	void everyReleasedTensorHasOneOfOurs(int d) throws IOException {
		var ours = tensors(d);
		var taken = meet(released(d).getAsJsonArray("network"), "", ours);
		assertEquals(only(ours, path -> path.matches("(backbone|head|embedding|attention)\\..*")), taken);
		var momentum = meet(released(d).getAsJsonArray("network"), "module.", ours);
		assertEquals(only(ours, path -> path.startsWith("momentum.")), momentum);
	}

	@ParameterizedTest
	@ValueSource(strings = {"state_dict", "decoder_state_dict"})
	void savedPartsOfTheNetworkForImages(String part) throws IOException {
		var taken = meet(released(2).getAsJsonObject("saved").getAsJsonArray(part), "", tensors(2));
		assertTrue(taken.stream().allMatch(path -> path.startsWith("backbone.")), taken.toString());
		assertEquals(part.equals("state_dict") ? 100 : 50, taken.size());
	}

	private static TreeSet<String> meet(Iterable<JsonElement> entries, String prefix, Map<String, long[]> ours) {
		var taken = new TreeSet<String>();
		for (var entry : entries) {
			var key = prefix + entry.getAsJsonArray().get(0).getAsString();
			var path = PcrlReleasedKeys.path(key);
			assertEquals(key.endsWith(COUNTER), path.isEmpty(), key);
			if (path.isEmpty()) continue;
			assertTrue(taken.add(path.get()), key);
			assertTrue(ours.containsKey(path.get()), key + " became " + path.get());
			assertArrayEquals(StreamSupport.stream(entry.getAsJsonArray().get(1).getAsJsonArray().spliterator(), false)
				.mapToLong(JsonElement::getAsLong).toArray(), ours.get(path.get()), key);
		}
		return taken;
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "weight", "memory", "down_tr32.ops.0.conv1.weight", "up_tr512.ops.0.conv1.weight",
		"up_tr512.up_conv.bias", "down_tr64.up_conv.weight", "model.encoder.layer5.0.conv1.weight", "fc3.weight",
		"model.encoder.fc.weight", "model.decoder.blocks.5.conv1.0.weight", "out_tr.final_conv.running_mean.x"})
	void anythingElseHasNone(String key) {
		assertTrue(PcrlReleasedKeys.path(key).isEmpty());
	}

	private static TreeSet<String> only(Map<String, long[]> tensors, Predicate<String> which) {
		return tensors.keySet().stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
	}

	/** Shapes at the released widths, by path. */
	private static Map<String, long[]> tensors(int d) {
		var shapes = new LinkedHashMap<String, long[]>();
		var backbone = d == 2 ? ResNetUNet.of(2, 3, 64) : BatchNormUNet.of(3, 1, 64);
		ScriptNode node = new PcrlNetwork(backbone, Drawing.of(d), Attention.CHANNELS, new Contrast(Criterion.NCE, 1, 1))
			.build(1);
		node.tensors().forEach((path, tensor) -> shapes.put(path, tensor.start().shape()));
		return shapes;
	}

	private static JsonObject released(int d) throws IOException {
		try (var stream = Golden.find("pcrl-checkpoint-keys.json").orElseThrow();
			var reader = new InputStreamReader(stream, StandardCharsets.UTF_8))
		{
			return JsonParser.parseReader(reader).getAsJsonObject().getAsJsonObject(d + "d");
		}
	}
}
