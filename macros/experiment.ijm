// Does pretraining help on my images? Trains from scratch and from COVER with few labels, three times each with other
// splits, tests on images that neither has seen, and writes a report with curves, differences and intervals.
//
// In Fiji: drop this file on the main window, change the options below, press Run (or Plugins > Macros > Run...).
// Without Fiji: mvn -q exec:java -Dexec.args="macros/experiment.ijm output=my-experiment shots=[1,3]"
// It may be stopped at any time: run again with the same output, it goes on. More starts, shots, seeds or modes may be
// asked for later. With images of your own: images=FOLDER labels=FOLDER, and unlabelled=FOLDER to pretrain on more.

var rest = " " + getArgument() + " "; // options that nobody asked for yet
images = option("images", "test-data/brain2d/images");
labels = option("labels", "test-data/brain2d/labels");
unlabelled = option("unlabelled", "");
output = option("output", "target/experiment");
starts = option("starts", "scratch,COVER");
shots = option("shots", "1,3,6");
seeds = option("seeds", "3");
modes = option("modes", "whole,probe");
epochs = option("epochs", "20");
steps = option("steps", "200");
model = option("model", "tiny");
patch = option("patch", "96");
if (String.trim(rest) != "") exit("Unknown option in '" + String.trim(rest)
	+ "': use images, labels, unlabelled, output, starts, shots, seeds, modes, epochs, steps, model and patch.");

setBatchMode(true);
if (!File.exists("target")) File.makeDirectory("target");
more = "";
if (unlabelled != "") more = " unlabelled=[" + unlabelled + "]";
run("COVER Experiment", "images=[" + images + "] labels=[" + labels + "] output=[" + output + "] starts=[" + starts + "] shots=[" + shots
	+ "] seeds=" + seeds + " modes=[" + modes + "] epochs=" + epochs + " steps=" + steps + " model=" + model + " patch=" + patch + " rate=0.002" + more);
lines = split(File.openAsString(output + "/cells.csv"), "\n");
for (i = 0; i < lines.length; i++) print(lines[i]);

// Takes key=value or key=[some value] out of the argument.
function option(key, otherwise) {
	start = indexOf(rest, " " + key + "=");
	if (start < 0) return otherwise;
	value = substring(rest, start + lengthOf(key) + 2);
	stop = " ";
	if (startsWith(value, "[")) stop = "]";
	end = indexOf(value, stop);
	rest = substring(rest, 0, start) + " " + substring(value, end + 1);
	if (stop == "]") return substring(value, 1, end);
	return substring(value, 0, end);
}
