package io.github.coverfiji.workflow;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.ScriptNode;
import io.github.coverfiji.image.LabelClass;
import io.github.coverfiji.image.LabelClasses;
import io.github.coverfiji.image.LabelColours;
import io.github.coverfiji.method.ClassificationObjective;
import io.github.coverfiji.method.ClassifiedSamples;
import io.github.coverfiji.method.Crops;
import io.github.coverfiji.method.Objective;
import io.github.coverfiji.model.ModelCard;
import io.github.coverfiji.network.Classifier;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.train.Software;
import io.github.coverfiji.view.Augmentation;

/** All that a training of a classifier decides and checks before it writes or computes anything. */
final class ClassificationPlan implements SupervisedPlan {

	/** Planes in a step, unless asked for. */
	private static final int BATCH = 8;

	private final ClassificationSettings settings;
	private final ClassifiedImages images;
	private final Optional<StartWeights> start;
	private final ClassifiedSamples samples;
	private final Shape shape;
	private final int batch;
	private final Augmentation variation;
	private final Set<Integer> aside;
	private final List<Integer> chosen;
	private final long steps;

	/** @param budget steps, whatever the epochs ask for */
	ClassificationPlan(ClassificationSettings settings, ClassifiedImages images, OptionalLong budget, Progress progress) {
		this.settings = settings;
		this.images = images;
		start = StartWeights.of(settings.start());
		var dimension = start.map(weights -> weights.file().card().architecture().dimension())
			.orElseGet(() -> Dimension.of(settings.dimension(), images.images(), progress));
		var preparation = settings.images().preparation(start, dimension, images.images(), progress);
		samples = ClassifiedSamples.of(images.images(), images.truth(), preparation, progress);
		shape = Shape.of(settings.backbone(), settings.model(), settings.patch(dimension), start, samples.images(), progress);
		tellShare(progress);
		batch = BatchSize.of(settings.batch(), dimension, BATCH);
		variation = settings.variation().augmentation(dimension);
		aside = KeptAside.of(images, settings.validation(), settings.seed());
		chosen = samples.of(IntStream.range(0, images.truth().size()).filter(i -> !aside.contains(i)).boxed()
			.collect(Collectors.toSet()));
		var epoch = samples.images().epoch(chosen, shape.patch());
		steps = budget.orElse(Math.max(1, Math.round(settings.epochs() * (double) epoch / batch)));
	}

	private ClassificationPlan(ClassificationPlan whole, long steps, boolean fresh) {
		settings = whole.settings;
		images = whole.images;
		start = fresh ? Optional.empty() : whole.start;
		samples = whole.samples;
		shape = whole.shape;
		batch = whole.batch;
		variation = whole.variation;
		aside = whole.aside;
		chosen = whole.chosen;
		this.steps = steps;
	}

	private void tellShare(Progress progress) {
		var typical = samples.images().typicalSize();
		var seen = IntStream.range(0, typical.length)
			.mapToDouble(a -> Math.min(1, shape.patch()[a] / (double) typical[a])).reduce(1, (a, b) -> a * b);
		if (seen < 1) progress.log("The network sees " + Math.round(100 * seen) + " % of an image of "
			+ Arrays.stream(typical).mapToObj(Integer::toString).collect(Collectors.joining(" × ")) + " at once, and scores of"
			+ " parts are averaged. If the classes only show in the whole, give a larger patch or a coarser spacing.");
	}

	ClassifiedImages images() {
		return images;
	}

	ClassifiedSamples samples() {
		return samples;
	}

	/** Places of the images kept aside. */
	@Override
	public Set<Integer> aside() {
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

	@Override
	public ClassificationObjective objective() {
		return new ClassificationObjective(new Classifier(shape.backbone(), images.classes().size(), images.several()),
			samples, chosen, settings.balance(), new Crops(shape.patch(), shape.spacing(), batch, variation),
			settings.tuning().backbone(start.isPresent(), steps), settings.seed());
	}

	@Override
	public ScriptNode network(Objective objective, Progress progress) {
		return StartWeights.network(start, objective, settings.seed(), progress);
	}

	@Override
	public Map<String, HostTensor> heads(ScriptNode network, ComputeDevice device, Progress progress) {
		return Map.of();
	}

	@Override
	public SupervisedPlan shortened(long budget, boolean fresh) {
		return new ClassificationPlan(this, budget, fresh);
	}

	@Override
	public ModelCard card() {
		var training = new LinkedHashMap<String, String>();
		training.put("images", Integer.toString(images.truth().size() - aside.size()));
		training.put("validation images", Integer.toString(aside.size()));
		training.put("steps", Long.toString(steps));
		training.put("settings", settings.toString());
		var method = start.map(weights -> weights.file().card().method()).orElse("scratch");
		var classes = IntStream.range(0, images.classes().size())
			.mapToObj(c -> new LabelClass(c, images.classes().get(c), LabelColours.DEFAULT.hex(c))).toList();
		return new ModelCard(ModelCard.FORMAT, images.several() ? ModelCard.SEVERAL_CLASSES : ModelCard.CLASSIFICATION, method,
			shape.backbone().architecture(), samples.images().preparation().normalisation(),
			samples.images().sample(0).image().calibration(), samples.images().preparation().resampling(), shape.patchSides(),
			new LabelClasses(classes), training, Software.NAME, Software.cite(method));
	}

	@Override
	public Validation.Judge judge(Progress progress) {
		return new ClassJudge(this, progress);
	}

	/** One sentence for the log. */
	@Override
	public String toString() {
		return "Training a classifier of " + images.classes().size() + " classes (" + String.join(", ", images.classes())
			+ "): " + (images.truth().size() - aside.size()) + " images, " + aside.size() + " for validation, " + steps + " steps";
	}
}
