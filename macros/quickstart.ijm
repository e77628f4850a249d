// COVER for Fiji, quick start: learn from unlabelled brain slices, then segment with three labelled ones,
// once from the pretrained network and once from scratch with the same budget.
// Results go to target/quickstart (target/quickstart-2 the next time ...).
// An argument can change that, and the passes over the images: output=FOLDER pretraining=10 training=160

var rest = " " + getArgument() + " "; // options that nobody asked for yet
data = "test-data/brain2d/";
out = option("output", freeFolder("target/quickstart"));
pretraining = option("pretraining", 10);
training = option("training", 160);
if (String.trim(rest) != "") exit("Unknown option in '" + String.trim(rest) + "': use output, pretraining and training.");
labelled = newArray("coronal_056", "coronal_096", "coronal_136");
unseen = newArray("coronal_044", "coronal_068", "coronal_084", "coronal_108", "coronal_124", "coronal_148");

setBatchMode(true);
begin();

print("1/4 Learning from all slices, without labels ...");
run("COVER Pretrain", "input=[" + data + "images] output=[" + out + "/pretrained] model=tiny patch=64 rate=0.002 epochs=" + pretraining);

print("2/4 Training a segmentation from three labelled slices, starting from COVER ...");
trainFrom("cover", "start=[" + out + "/pretrained] epochs=" + training);

print("3/4 The same from scratch ...");
trainFrom("scratch", "model=tiny epochs=" + training);

print("4/4 Segmenting six slices whose labels neither has seen ...");
dice = newArray(diceOf("scratch"), diceOf("cover"));
print("Mean Dice over the classes but background, three labelled slices:");
print("  scratch " + d2s(dice[0], 3));
print("  COVER   " + d2s(dice[1], 3));
drawSlices("coronal_084", dice);
drawFeatures("coronal_084");
plotLearning();
print("Pictures, models, label images and tables are in " + out);

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

function freeFolder(name) {
	if (!File.exists(name)) return name;
	number = 2;
	while (File.exists(name + "-" + number)) number++;
	return name + "-" + number;
}

function begin() {
	File.makeDirectory("target");
	newFolder(out);
	copySlices("few", labelled);
	copySlices("unseen", unseen);
}

function newFolder(path) {
	File.makeDirectory(path);
	if (!File.isDirectory(path)) exit("Cannot make the folder '" + path + "'. Check that its parent exists.");
}

function copySlices(name, slices) {
	newFolder(out + "/" + name);
	newFolder(out + "/" + name + "/images");
	newFolder(out + "/" + name + "/labels");
	File.copy(data + "classes.csv", out + "/" + name + "/labels/classes.csv");
	for (i = 0; i < slices.length; i++) {
		File.copy(data + "images/" + slices[i] + ".tif", out + "/" + name + "/images/" + slices[i] + ".tif");
		File.copy(data + "labels/" + slices[i] + ".tif", out + "/" + name + "/labels/" + slices[i] + ".tif");
	}
}

function trainFrom(name, start) {
	few = out + "/few/";
	run("COVER Train Segmentation", "images=[" + few + "images] labels=[" + few + "labels] output=[" + out + "/" + name + "] " + start + " patch=96 rate=0.002");
}

function diceOf(name) {
	run("COVER Segment Folder", "input=[" + out + "/unseen/images] model=[" + out + "/" + name + "] output=[" + out + "/" + name + "-labels]");
	run("COVER Evaluate", "truth=[" + out + "/unseen/labels] prediction=[" + out + "/" + name + "-labels] output=[" + out + "/" + name + "-scores.csv]");
	for (row = 0; row < nResults; row++)
		if (getResultString("Class", row) == "all classes but 0") return getResult("Dice", row);
	exit("The table of scores has no mean over all classes but 0.");
}

// Slice, truth, scratch and COVER side by side.
function drawSlices(name, dice) {
	titles = newArray("slice", "truth", "scratch  " + d2s(dice[0], 2), "COVER  " + d2s(dice[1], 2));
	files = newArray("unseen/images/", "unseen/labels/", "scratch-labels/", "cover-labels/");
	newImage("slices", "RGB black", 4 * 346 - 10, 290, 1);
	setFont("SansSerif", 20, "antialiased");
	for (i = 0; i < 4; i++) {
		open(out + "/" + files[2] + name + ".tif");
		getLut(reds, greens, blues);
		close();
		open(out + "/" + files[i] + name + ".tif");
		if (i == 1) setLut(reds, greens, blues);
		drawZoomed("slices", i * 346, 34, 2);
		setColor("white");
		drawString(titles[i], i * 346 + 4, 28);
	}
	saveAs("PNG", out + "/slices.png");
	close();
}

// What the pretrained network sees, from the widest view to the finest: main components of its features as colours.
function drawFeatures(name) {
	newImage("features", "RGB black", 6 * 178 - 10, 128, 1);
	for (i = 0; i < 6; i++) {
		open(data + "images/" + name + ".tif");
		if (i > 0) {
			slice = getTitle();
			run("COVER Extract Features", "image=[" + slice + "] model=[" + out + "/pretrained] level=" + (i - 1) + " components=3");
			picture = getTitle();
			selectImage(slice);
			close();
			selectImage(picture);
		}
		drawZoomed("features", i * 178, 0, 1);
	}
	saveAs("PNG", out + "/features.png");
	close();
}

// Draws the active image into another one, each pixel as a square, and closes it.
function drawZoomed(target, left, top, zoom) {
	run("RGB Color");
	width = getWidth();
	height = getHeight();
	colours = newArray(width * height);
	for (p = 0; p < colours.length; p++) colours[p] = getPixel(p % width, floor(p / width));
	close();
	selectImage(target);
	for (p = 0; p < colours.length; p++) {
		setColor(colours[p]);
		fillRect(left + (p % width) * zoom, top + floor(p / width) * zoom, zoom, zoom);
	}
}

// How much of the displacement between two views the network explains, step by step.
function plotLearning() {
	lines = split(File.openAsString(out + "/pretrained/log.csv"), "\n");
	column = 0;
	names = split(lines[0], ",");
	while (names[column] != "explained") column++;
	steps = newArray(lines.length - 1);
	explained = newArray(lines.length - 1);
	for (i = 1; i < lines.length; i++) {
		values = split(lines[i], ",");
		steps[i - 1] = parseFloat(values[0]);
		explained[i - 1] = parseFloat(values[column]);
	}
	Plot.create("Pretraining", "step", "share of the displacement explained");
	Plot.setColor("#0072b2");
	Plot.setLineWidth(3);
	Plot.add("line", steps, explained);
	Plot.setLimits(0, steps[steps.length - 1], 0, 1);
	Plot.show();
	saveAs("PNG", out + "/pretraining.png");
	close();
}
