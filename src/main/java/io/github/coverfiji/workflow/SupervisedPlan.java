package io.github.coverfiji.workflow;

import java.util.Collection;
import java.util.Map;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.task.Progress;

/** What a training from labels decided and checked before it begins; as text, one sentence for the log. */
interface SupervisedPlan {

	/** @return what is learnt */
	Objective objective();

	/**
	 * @param objective what is learnt
	 * @param progress hears which weights were taken from a start
	 * @return the network to begin with
	 */
	ScriptNode network(Objective objective, Progress progress);

	/**
	 * @param network the one to begin with
	 * @param device where to compute
	 * @param progress may cancel
	 * @return tensors that another start suits better, by path, as the images tell; empty for none
	 */
	Map<String, HostTensor> heads(ScriptNode network, ComputeDevice device, Progress progress);

	/**
	 * @param steps of the other training
	 * @param fresh whether it begins with fresh weights, of the same network
	 * @return the plan of another training, which is else the same: images, those kept aside, crops, seed
	 */
	SupervisedPlan shortened(long steps, boolean fresh);

	/** @return samples in a step */
	int batch();

	/** @return steps in all */
	long steps();

	/** @return the card of the models */
	ModelCard card();

	/** @return places of what is kept aside to choose the best model by; may be empty */
	Collection<Integer> aside();

	/**
	 * @param progress asked for cancelling
	 * @return measures a network on what is kept aside
	 */
	Validation.Judge judge(Progress progress);
}
