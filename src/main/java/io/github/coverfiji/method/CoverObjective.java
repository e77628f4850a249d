package io.github.coverfiji.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptModule;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.Patch;
import io.github.coverfiji.network.PatchBatch;

/**
 * COVER (He and Li, ICCV 2025): two views of an image with a known displacement field between them; the network has
 * to find the field from its features, coarse to fine.
 */
public final class CoverObjective implements Objective {

	/** Below this share of the target explained, nothing useful was learnt. */
	private static final double LEAST_EXPLAINED = 0.05;
	/** Below this deviation of directions, the finest features are all the same. */
	private static final double LEAST_SPREAD = 0.05;

	private final CoverNetwork network;
	private final ViewPairs pairs;

	/**
	 * @param network what is trained
	 * @param pairs of views
	 */
	public CoverObjective(CoverNetwork network, ViewPairs pairs) {
		this.network = network;
		this.pairs = pairs;
	}

	@Override
	public ScriptNode network(long seed) {
		return network.build(seed);
	}

	@Override
	public List<HostTensor> draw(long step) {
		return pairs.draw(step);
	}

	/** Fixed view, moving view, the moving one warped by the field found, and by the true field. */
	@Override
	public Optional<Patch> preview(ScriptModule network, long step) {
		try (var scope = network.manager().newSubManager()) {
			var arguments = draw(step).stream().map(tensor -> tensor.on(scope)).toList();
			return Optional.of(PatchBatch.single(network.call(scope, "preview", arguments).get(0)));
		}
	}

	/** Each view of a pair by itself. */
	@Override
	public int passes(List<HostTensor> batch) {
		return 2 * Math.toIntExact(batch.get(0).shape()[0]);
	}

	@Override
	public List<String> results() {
		return List.of("loss", "vector", "consistency", "zero", "reach", "spread");
	}

	/** Says beside the losses which share of the target the field explains: 1 - loss / loss of the zero field. */
	@Override
	public Map<String, Double> report(Map<String, Double> means) {
		var report = new LinkedHashMap<>(means);
		report.put("explained", 1 - means.get("vector") / Math.max(means.get("zero"), 1e-9));
		return report;
	}

	@Override
	public Optional<String> doubt(Map<String, Double> report) {
		if (!(report.get("explained") >= LEAST_EXPLAINED)) return Optional.of(String.format(
			"Nothing learnt: the field found explains %.0f %% of the target. Train longer, or use a smaller strength"
				+ " or a larger rate.", 100 * report.get("explained")));
		if (report.get("spread") < LEAST_SPREAD) return Optional.of(
			"The finest features have collapsed: all pixels look the same to them. Use consistency=standardised.");
		return Optional.empty();
	}
}
