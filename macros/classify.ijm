// Classifies whole images: trains to tell slices of the front half of the brain from those of the back half, gives the
// probability of each class for slices that were never seen, and scores them.
//
// In Fiji: drop this file on the main window, change the options below, press Run (or Plugins > Macros > Run...).
// Without Fiji: mvn -q exec:java -Dexec.args="macros/classify.ijm output=my-classifier epochs=50"
// Neighbouring slices of one brain are alike, so this score says little about other brains: keep other patients aside, by a
// column group in the table.

var rest = " " + getArgument() + " "; // options that nobody asked for yet
output = option("output", "target/classify");
model = option("model", "tiny");
epochs = option("epochs", "30");
if (String.trim(rest) != "") exit("Unknown option in '" + String.trim(rest) + "': use output, model and epochs.");

setBatchMode(true);
data = "test-data/brain2d/images/";
if (!File.exists("target")) File.makeDirectory("target");
newFolder(output);
newFolder(output + "/images");
slices = getFileList(data);
learnt = "file,label\n";
unseen = "file,label\n";
for (i = 0; i < slices.length; i++) {
	File.copy(data + slices[i], output + "/images/" + slices[i]);
	half = "back";
	if (i >= slices.length / 2) half = "front";
	row = "images/" + slices[i] + "," + half + "\n";
	if (i % 3 == 1) unseen = unseen + row;
	else learnt = learnt + row;
}
File.saveString(learnt, output + "/learnt.csv");
File.saveString(unseen, output + "/unseen.csv");

// Voxels of 1 mm are fine enough to tell front from back, and four times as fast.
run("COVER Train Classifier", "input=[" + output + "/learnt.csv] output=[" + output + "/run] model=" + model + " epochs=" + epochs + " spacing=1");
run("COVER Classify", "input=[" + output + "/unseen.csv] model=[" + output + "/run] output=[" + output + "/scores.csv]");
run("COVER Evaluate", "truth=[" + output + "/unseen.csv] prediction=[" + output + "/scores.csv] output=[" + output + "/result.csv]");
for (row = 0; row < nResults; row++)
	if (getResultString("Class", row) == "all classes")
		print(getResultString("Measure", row) + "\t" + d2s(getResult("Value", row), 3) + "\t(" + d2s(getResult("Low", row), 3) + " to " + d2s(getResult("High", row), 3) + ")");

function newFolder(path) {
	File.makeDirectory(path);
	if (!File.isDirectory(path)) exit("Cannot make the folder '" + path + "'. Check that its parent exists.");
}

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
