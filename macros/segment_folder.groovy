// Segments all images of a folder with a model of COVER Train Segmentation, as macros/segment_folder.ijm does, and counts
// the pixels of each class: a script sees the results as numbers.
//
// In Fiji: File > New > Script..., open this file, press Run. Options are those of COVER Segment Folder in the README.

#@ File (label="folder of images", style="directory") input
#@ File (label="model or run", style="both") model
#@ File (label="folder of results", style="directory") output

import ij.IJ

import io.github.coverfiji.command.ConsoleProgress
import io.github.coverfiji.workflow.FolderSegmentation
import io.github.coverfiji.workflow.SegmentSettings

settings = SegmentSettings.of(overlap: 0.25, holes: true)
progress = ConsoleProgress.ofSystem()
files = new FolderSegmentation(model.toPath(), settings).run(input.toPath(), output.toPath(), progress)

counts = [:]
files.each { file ->
	counts[file.fileName.toString()] = IJ.openImage(file.toString()).getProcessor().getHistogram().findAll { it > 0 }
}
counts.each { name, pixels -> println "$name: $pixels" }
