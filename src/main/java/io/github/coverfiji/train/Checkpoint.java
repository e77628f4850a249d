package io.github.coverfiji.train;

import java.util.EnumMap;
import java.util.Map;

import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.TensorFile;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.AtomicFile;

/**
 * A run at one step, held in memory: it may be written while the training goes on.
 *
 * @param step steps done
 * @param files what to write
 */
record Checkpoint(long step, Map<RunFile, RunFile.Content> files) {

	/**
	 * @param training which is copied; about four times its weights
	 * @param log tensors of the log, to keep with the training's
	 * @param card of the model
	 */
	static Checkpoint of(Training training, Map<String, HostTensor> log, ModelCard card) {
		var state = training.snapshot();
		state.putAll(log);
		var files = new EnumMap<RunFile, RunFile.Content>(RunFile.class);
		files.put(RunFile.STATE, file -> AtomicFile.writeInto(file, temporary -> TensorFile.write(temporary, state)));
		files.put(RunFile.MODEL, model(training, card));
		return new Checkpoint(training.step(), files);
	}

	/** @return writes the present weights, as a model to use */
	static RunFile.Content model(Training training, ModelCard card) {
		var network = training.network();
		return file -> AtomicFile.writeInto(file, ModelFile.content(network, card));
	}
}
