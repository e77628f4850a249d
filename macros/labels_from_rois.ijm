// Makes a label image to train with from regions drawn on an image. The name of a region is its class; pixels outside all
// regions stay open, so a few strokes are enough. classes.csv with the names of the classes is written beside the labels.
//
// In Fiji: draw your own regions instead (press t after each, then Rename in the ROI Manager) and run COVER Labels from ROIs.
// Without Fiji: mvn -q exec:java -Dexec.args="macros/labels_from_rois.ijm image=my-image.tif output=my-labels/my-image.tif"
// Without argument it takes a slice of the test data.

var rest = " " + getArgument() + " "; // options that nobody asked for yet
image = option("image", "test-data/brain2d/images/coronal_076.tif");
output = option("output", "target/drawn/labels/coronal_076.tif");
if (String.trim(rest) != "") exit("Unknown option in '" + String.trim(rest) + "': use image and output.");

setBatchMode(true);
open(image);
title = getTitle();
w = getWidth();
h = getHeight();
makeOval(0.45 * w, 0.35 * h, 0.1 * w, 0.15 * h);
mark("middle-1");
makePolygon(0.25 * w, 0.3 * h, 0.35 * w, 0.2 * h, 0.35 * w, 0.45 * h);
mark("side-1");
makePolygon(0.75 * w, 0.3 * h, 0.65 * w, 0.2 * h, 0.65 * w, 0.45 * h);
mark("side-2");
makeLine(0.05 * w, 0.05 * h, 0.95 * w, 0.05 * h);
Roi.setStrokeWidth(3);
mark("background");

run("COVER Labels from ROIs", "image=[" + title + "] source=overlay output=[" + output + "]");
getHistogram(0, pixels, 256);
print("background " + pixels[0] + ", middle " + pixels[1] + ", side " + pixels[2] + ", open " + pixels[255] + " pixels");
run("Close All");

function mark(name) {
	Roi.setName(name);
	Overlay.addSelection;
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
