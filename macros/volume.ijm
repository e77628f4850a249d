// Volumes: learns from Z stacks without labels, trains a segmentation from one labelled volume, and segments another.
//
// In Fiji: drop this file on the main window, change the defaults of the next three options, press Run.
// Without Fiji: mvn -q exec:java -Dexec.args="macros/volume.ijm data=my-folder labelled=first.tif unseen=second.tif"
// The data are a folder with the folders images and labels; labels of the unseen volume are only used to measure.
// Without argument it takes the two halves of the brain in the test data (about ten minutes on two cores).

var rest = " " + getArgument() + " "; // options that nobody asked for yet
data = option("data", "test-data/brain3d");
labelled = option("labelled", "left.tif");
unseen = option("unseen", "right_mirrored.tif");
output = option("output", "target/volume");
network = " model=" + option("model", "tiny") + " dimension=3";
patch = " patch=" + option("patch", "32");
pretraining = option("pretraining", 4); // passes over the volumes
training = option("training", 30);
smallest = option("smallest", 20); // in the cubed unit of the voxel size, such as mm3
if (String.trim(rest) != "") exit("Unknown option in '" + String.trim(rest) + "': see the first lines of this macro.");
// A CT has one meaning for each intensity. Show the network a window of Hounsfield units, the same in all images, by adding
// " normalisation=window range=-1000,1000" to both of the first commands (try it with data=test-data/ct3d-synthetic).

setBatchMode(true);
File.makeDirectory("target");
makeFolders(output, newArray("", "/labels", "/truth", "/found"));
copyLabels(labelled, "/labels");
copyLabels(unseen, "/truth");
run("COVER Pretrain", "input=[" + data + "/images] output=[" + output + "/features]" + network + patch
	+ " epochs=" + pretraining);
run("COVER Train Segmentation", "images=[" + data + "/images] labels=[" + output + "/labels] start=[" + output + "/features]"
	+ " output=[" + output + "/model]" + patch + " rate=0.002 epochs=" + training);

// The result is written slice by slice: this also works for volumes larger than memory (then without largest and smallest).
open(data + "/images/" + unseen);
run("COVER Segment", "image=[" + getTitle() + "] model=[" + output + "/model] output=[" + output + "/found/" + unseen + "]"
	+ " overlap=0.25 largest=true smallest=" + smallest);
run("COVER Evaluate", "truth=[" + output + "/truth] prediction=[" + output + "/found] output=[" + output + "/scores.csv]");
for (row = 0; row < nResults; row++)
	if (getResultString("Image", row) == "mean")
		print(getResultString("Class", row) + "\t" + d2s(getResult("Dice", row), 3));
print("Models, labels and scores are in " + output);
run("Close All");

function makeFolders(path, names) {
	for (i = 0; i < names.length; i++) {
		File.makeDirectory(path + names[i]);
		if (!File.isDirectory(path + names[i]))
			exit("Cannot make the folder '" + path + names[i] + "'. Check that its parent exists.");
	}
}

function copyLabels(image, folder) {
	if (!File.exists(data + "/labels/" + image)) exit("There is no '" + data + "/labels/" + image + "'.");
	File.copy(data + "/labels/" + image, output + folder + "/" + image);
	if (File.exists(data + "/classes.csv")) File.copy(data + "/classes.csv", output + folder + "/classes.csv");
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
