// A folder of 16-bit images, such as those of a microscope: learns from all of them, trains from the few that have labels,
// segments them all and measures on those kept aside. Nothing is made 8-bit, and images may differ in brightness: each is
// normalised by its own percentiles (scope=dataset would take those of all images together).
//
// In Fiji: drop this file on the main window, change the defaults of the next two options, press Run.
// Without Fiji: mvn -q exec:java -Dexec.args="macros/folder16.ijm images=my-images labels=my-labels"
// Label images have the names of their images. truth=FOLDER holds labels to measure with, of images not in labels.
// Without argument it makes itself 16-bit images from the test data.

var rest = " " + getArgument() + " "; // options that nobody asked for yet
images = option("images", "");
labels = option("labels", "");
truth = option("truth", "");
output = option("output", "target/folder16");
model = " model=" + option("model", "tiny");
patch = " patch=" + option("patch", "64");
pretraining = option("pretraining", 4); // passes over the images
training = option("training", 100);
if (String.trim(rest) != "") exit("Unknown option in '" + String.trim(rest) + "': see the first lines of this macro.");

setBatchMode(true);
File.makeDirectory("target");
makeFolder(output);
if (images == "") {
	images = output + "/images";
	labels = output + "/labels";
	truth = output + "/truth";
	makeFolder(images);
	makeExample(newArray("056", "096", "136"), labels);
	makeExample(newArray("068", "108"), truth);
}
run("COVER Pretrain", "input=[" + images + "] output=[" + output + "/features]" + model + patch
	+ " rate=0.002 epochs=" + pretraining);
run("COVER Train Segmentation", "images=[" + images + "] labels=[" + labels + "] start=[" + output + "/features]"
	+ " output=[" + output + "/model]" + patch + " rate=0.002 epochs=" + training);
run("COVER Segment Folder", "input=[" + images + "] model=[" + output + "/model] output=[" + output + "/found]");
if (truth != "") {
	run("COVER Evaluate", "truth=[" + truth + "] prediction=[" + output + "/found] output=[" + output + "/scores.csv]");
	for (row = 0; row < nResults; row++)
		if (getResultString("Image", row) == "mean")
			print(getResultString("Class", row) + "\t" + d2s(getResult("Dice", row), 3));
}
print("Models and label images are in " + output);

// Brain slices as 16-bit images, each with a brightness of its own, and their labels.
function makeExample(numbers, folder) {
	makeFolder(folder);
	File.copy("test-data/brain2d/classes.csv", folder + "/classes.csv");
	for (i = 0; i < numbers.length; i++) {
		name = "coronal_" + numbers[i] + ".tif";
		File.copy("test-data/brain2d/labels/" + name, folder + "/" + name);
		open("test-data/brain2d/images/" + name);
		run("16-bit");
		gain = 7 + 60 * i;
		for (y = 0; y < getHeight(); y++)
			for (x = 0; x < getWidth(); x++) setPixel(x, y, 1000 * i + gain * getPixel(x, y));
		saveAs("Tiff", images + "/" + name);
		close();
	}
}

function makeFolder(path) {
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
