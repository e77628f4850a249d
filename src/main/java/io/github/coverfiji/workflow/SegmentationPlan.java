package io.github.coverfiji.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.method.Crops;
import io.github.coverfiji.method.HeadFit;
import io.github.coverfiji.method.LabelledSamples;
import io.github.coverfiji.method.SegmentationObjective;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.network.Segmenter;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.Software;
import io.github.coverfiji.view.Augmentation;

/** All that a segmentation training decides and checks before it writes or computes anything. */
final class SegmentationPlan implements SupervisedPlan {

	private static final LabelQuestions QUESTIONS = new LabelQuestions("Cannot train a segmentation",
		"give objects=foreground to learn objects and background (objects=border: and where objects touch)");

	/** Crops in a step of planes, unless asked for. */
	static final int BATCH = 4;

	private final SegmentationSettings settings;
	private final Optional<StartWeights> start;
	private final LabelledSamples samples;
	private final LabelClasses classes;
	private final Shape shape;
	private final int batch;
	private final Augmentation variation;
	private final List<Integer> aside;
	private final List<Integer> chosen;
	private final long steps;

	SegmentationPlan(SegmentationSettings settings, LabelledImages images, Progress progress) {
		this(settings, images, OptionalLong.empty(), progress);
	}

	/** @param budget steps, whatever the epochs ask for */
	SegmentationPlan(SegmentationSettings settings, LabelledImages images, OptionalLong budget, Progress progress) {
		this.settings = settings;
		start = StartWeights.of(settings.start());
		var dimension = start.map(weights -> weights.file().card().architecture().dimension())
			.orElseGet(() -> Dimension.of(settings.dimension(), images.images(), progress));
		var preparation = settings.images().preparation(start, dimension, images.images(), progress);
		var labelled = LabelledSamples.of(images.images(), settings.numbered().merged(images.labels(), settings.ignore(), dimension),
			preparation, settings.ignore(), progress);
		var reading = LabelReading.of(labelled.survey(), images.classes(), settings.ignore(), settings.numbered(), QUESTIONS,
			progress);
		samples = reading.masks() ? labelled.masks() : labelled;
		classes = reading.classes();
		shape = Shape.of(settings.backbone(), settings.model(), settings.patch(), start, samples.images(), progress);
		batch = BatchSize.of(settings.batch(), dimension, BATCH);
		variation = settings.variation().augmentation(dimension);
		aside = Validation.split(samples.count(), settings.validation(), settings.seed());
		chosen = IntStream.range(0, samples.count()).filter(i -> !aside.contains(i)).boxed().toList();
		var passes = settings.epochs() * (double) samples.epoch(chosen, shape.patch());
		steps = budget.orElse(Math.max(1, Math.round(passes / batch)));
	}

	private SegmentationPlan(SegmentationPlan whole, long steps, boolean fresh) {
		settings = whole.settings;
		start = fresh ? Optional.empty() : whole.start;
		samples = whole.samples;
		classes = whole.classes;
		shape = whole.shape;
		batch = whole.batch;
		variation = whole.variation;
		aside = whole.aside;
		chosen = whole.chosen;
		this.steps = steps;
	}

	/** Tells which classes will be learnt badly or not at all. */
	void tellClasses(Progress progress) {
		ClassOccurrence.of(samples, aside, classNames()).tell(progress);
	}

	LabelledSamples samples() {
		return samples;
	}

	@Override
	public List<Integer> aside() {
		return aside;
	}

	@Override
	public int batch() {
		return batch;
	}

	@Override
	public long steps() {
		return steps;
	}

	int ignore() {
		return settings.ignore();
	}

	int classCount() {
		return classes.count();
	}

	List<String> classNames() {
		return classes.classes().stream().map(LabelClass::name).toList();
	}

	@Override
	public SegmentationObjective objective() {
		return new SegmentationObjective(segmenter(), samples, chosen,
			new Crops(shape.patch(), shape.spacing(), batch, variation),
			settings.tuning().backbone(start.isPresent(), steps), settings.seed());
	}

	private Segmenter segmenter() {
		return new Segmenter(shape.backbone(), classes.count(), settings.ignore());
	}

	@Override
	public ScriptNode network(Objective objective, Progress progress) {
		return StartWeights.network(start, objective, settings.seed(), progress);
	}

	@Override
	public Map<String, HostTensor> heads(ScriptNode network, ComputeDevice device, Progress progress) {
		return settings.fitsHeads(start.isPresent()) && !startHasHeads()
			? new HeadFit(objective(), segmenter(), settings.seed()).fitted(network, device, progress) : Map.of();
	}

	/** Those of a segmentation of as many classes, which goes on learning. */
	private boolean startHasHeads() {
		return start.map(weights -> weights.weights().get(Segmenter.HEAD + "0.weight"))
			.filter(weight -> weight.shape()[0] == classes.count()).isPresent();
	}

	@Override
	public SupervisedPlan shortened(long budget, boolean fresh) {
		return new SegmentationPlan(this, budget, fresh);
	}

	@Override
	public ModelCard card() {
		var training = new LinkedHashMap<String, String>();
		training.put("labelled samples", Integer.toString(chosen.size()));
		training.put("validation samples", Integer.toString(aside.size()));
		training.put("steps", Long.toString(steps));
		training.put("settings", settings.toString());
		var method = start.map(weights -> weights.file().card().method()).orElse("scratch");
		return new ModelCard(ModelCard.FORMAT, ModelCard.SEGMENTATION, method, shape.backbone().architecture(),
			samples.images().preparation().normalisation(), samples.images().sample(0).image().calibration(),
			samples.images().preparation().resampling(), shape.patchSides(), classes, training, Software.NAME, Software.cite(method));
	}

	@Override
	public Validation.Judge judge(Progress progress) {
		return new DiceJudge(this, progress);
	}

	/** One sentence for the log. */
	@Override
	public String toString() {
		return "Training a segmentation of " + classes.count() + " classes: " + chosen.size() + " labelled samples, "
			+ aside.size() + " for validation, " + steps + " steps";
	}
}
