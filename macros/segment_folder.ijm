// Segments all images of a folder with a model of COVER Train Segmentation. Each result is a label image of the same name:
// pixel value = class, pixel size and class colours kept.
//
// In Fiji: drop this file on the main window, change the options below, press Run (or Plugins > Macros > Run...).
// Without Fiji: mvn -q exec:java -Dexec.args="macros/segment_folder.ijm input=my-images model=my-run output=my-labels"
// The argument holds options of COVER Segment Folder; the README lists them all. Without argument it takes the test data and
// the model of the quick start.

options = getArgument();
if (options == "") {
	if (!File.exists("target/quickstart/cover")) exit("There is no model yet: run macros/quickstart.ijm first.");
	options = "input=test-data/brain2d/images model=target/quickstart/cover output=target/segmented";
}

setBatchMode(true);
run("COVER Segment Folder", options);
