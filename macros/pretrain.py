# Learns features from a folder of images without labels (COVER), then trains a segmentation that starts from them.
#
# In Fiji: File > New > Script..., open this file, press Run. Options are those of COVER Pretrain and COVER Train
# Segmentation in the README; an unknown one is refused by name.

#@ File (label="folder of images", style="directory") images
#@ File (label="folder of label images", style="directory") labels
#@ File (label="folder of results", style="directory") output
#@ Integer (label="passes over the images", value=20) epochs

from java.io import File

from io.github.coverfiji.command import ConsoleProgress
from io.github.coverfiji.image import FolderSource
from io.github.coverfiji.workflow import LabelledImages, Pretraining, PretrainingSettings
from io.github.coverfiji.workflow import SegmentationSettings, SegmentationTraining

progress = ConsoleProgress.ofSystem()
features = File(output, "features")
run = File(output, "segmentation")

settings = PretrainingSettings.of({"model": "tiny", "patch": 64, "epochs": epochs, "rate": 0.002})
learnt = Pretraining(settings).run(FolderSource.open(images.toPath(), progress), features.toPath(), False, progress)
print("explained: %.3f" % learnt["explained"])

settings = SegmentationSettings.of({"start": features, "patch": 64, "epochs": epochs, "validation": 0})
few = LabelledImages.open(images.toPath(), labels.toPath(), progress)
trained = SegmentationTraining(settings).run(few, run.toPath(), False, progress)
print("loss: %.3f" % trained["loss"])
