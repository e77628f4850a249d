// Shows what a model sees in an image: the three main components of its features as a colour picture (PNG), and all
// features of a level as a stack (TIFF).
//
// In Fiji: drop this file on the main window, change the defaults below, press Run (or Plugins > Macros > Run...).
// Without Fiji: mvn -q exec:java -Dexec.args="macros/features.ijm image=my-image.tif model=my-run level=3 output=my-folder"
// Without argument it takes a slice of the test data and the model of pretrain_folder.ijm.

var rest = " " + getArgument() + " "; // options that nobody asked for yet
image = option("image", "test-data/brain2d/images/coronal_076.tif");
model = option("model", "target/pretrained");
level = option("level", "4"); // 0 is the coarsest with the widest view, 4 the finest
output = option("output", "target/features");
if (String.trim(rest) != "") exit("Unknown option in '" + String.trim(rest) + "': use image, model, level and output.");
if (!File.exists(model)) exit("There is no model '" + model + "': give model=FOLDER, or run macros/pretrain_folder.ijm first.");
File.makeDirectory(output);
if (!File.isDirectory(output)) exit("Cannot make the folder '" + output + "'. Check that its parent exists.");

setBatchMode(true);
open(image);
name = File.getNameWithoutExtension(image);
source = "image=[" + getTitle() + "] model=[" + model + "] level=" + level;
run("COVER Extract Features", source + " components=3");
saveAs("PNG", output + "/" + name + "-components.png");
close();
run("COVER Extract Features", source + " components=0 output=[" + output + "/" + name + "-features.tif]");
print(nSlices + " features of level " + level + " and a picture of their main components are in " + output);
run("Close All");

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
