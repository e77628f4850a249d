package io.github.coverfiji.workflow;

import java.nio.file.Path;
import java.util.List;

import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.network.Backbone;
import io.github.coverfiji.network.Backbones;
import io.github.coverfiji.network.Pooling;
import io.github.coverfiji.task.Progress;

/** What a training will take, guessed from its settings and the first of its images. */
final class MemoryOutlook {

	private MemoryOutlook() {}

	static MemoryNeed of(PretrainingSettings settings, CalibratedImage first) {
		var dimension = dimension(settings.dimension(), first);
		var network = network(settings.backbone(dimension), settings.model(), settings.start(), dimension, first);
		return of(PretrainingMethod.of(settings.method()).work(), network, settings.patch(), first,
			BatchSize.of(settings.batch(), dimension, Pretraining.BATCH), settings.computer());
	}

	static MemoryNeed of(SegmentationSettings settings, CalibratedImage first) {
		var dimension = dimension(settings.dimension(), first);
		var network = network(settings.backbone(), settings.model(), settings.start(), dimension, first);
		return of(MemoryNeed.Work.LABELS, network, settings.patch(), first,
			BatchSize.of(settings.batch(), dimension, SegmentationPlan.BATCH), settings.computer());
	}

	private static int dimension(String option, CalibratedImage first) {
		return Dimension.of(option, ImageSource.of(List.of(first)), Progress.SILENT);
	}

	private static Backbone network(String kind, String model, String start, int dimension, CalibratedImage first) {
		if (!start.isBlank()) return Backbones.of(ModelFile.open(Path.of(start)).card().architecture());
		return Options.constant(NetworkSize.class, model).backbone(kind, dimension, first.channels(),
			Pooling.everywhere(dimension));
	}

	/** Starts no engine: a choice that is left to a measurement counts as 32 bits. */
	private static MemoryNeed of(MemoryNeed.Work work, Backbone network, String patch, CalibratedImage first, int batch,
		ComputerSettings computer)
	{
		var size = first.size(network.multiples().length);
		return new MemoryNeed(work, network, PatchSize.of(patch, size, network.multiples(), Progress.SILENT), batch,
			computer.memory().equals(ComputerSettings.LOW), computer.precision().equals("bfloat16"));
	}
}
