// COVER for Fiji, quick start: learn from unlabelled brain slices, then segment with three labelled ones,
// once from the pretrained network and once from scratch with the same budget.
// Results go to target/quickstart (target/quickstart-2 the next time …), or to the folder given as argument.

data = "test-data/brain2d/";
out = getArgument();
if (out == "") out = freeFolder("target/quickstart");
labelled = newArray("coronal_056", "coronal_096", "coronal_136");
unseen = newArray("coronal_036", "coronal_076", "coronal_116", "coronal_156");

setBatchMode(true);
begin();

print("1/4 Learning from all slices, without labels ...");
run("COVER Pretrain", "input=[" + data + "images] output=[" + out + "/pretrained] model=tiny patch=64 epochs=8 rate=0.002");

print("2/4 Training a segmentation from three labelled slices, starting from COVER ...");
trainFrom("cover", "start=[" + out + "/pretrained]");

print("3/4 The same from scratch ...");
trainFrom("scratch", "model=tiny");

print("4/4 Segmenting four slices whose labels neither has seen ...");
dice = newArray(diceOf("scratch"), diceOf("cover"));
print("Mean Dice over the classes but background, three labelled slices:");
print("  scratch " + d2s(dice[0], 3));
print("  COVER   " + d2s(dice[1], 3));
drawSlices("coronal_076", dice);
plotLearning();
print("Pictures, models, label images and tables are in " + out);

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
	run("COVER Train Segmentation", "images=[" + few + "images] labels=[" + few + "labels] output=[" + out + "/" + name + "] " + start + " patch=96 epochs=120 rate=0.002");
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
	zoom = 3;
	for (i = 0; i < 4; i++) {
		open(out + "/" + files[i] + name + ".tif");
		if (i == 1) getLut(reds, greens, blues);
		width = getWidth() * zoom;
		height = getHeight() * zoom;
		run("RGB Color");
		run("Size...", "width=" + width + " height=" + height + " interpolation=None");
		rename("panel" + i);
	}
	newImage("slices", "RGB black", 4 * width + 30, height + 34, 1);
	for (i = 0; i < 4; i++) {
		selectImage("panel" + i);
		run("Select All");
		run("Copy");
		close();
		selectImage("slices");
		makeRectangle(i * (width + 10), 34, width, height);
		run("Paste");
		setFont("SansSerif", 20, "antialiased");
		setColor("white");
		drawString(titles[i], i * (width + 10) + 8, 28);
	}
	run("Select None");
	saveAs("PNG", out + "/slices.png");
	close();
}

// How much of the displacement between two views the network explains, step by step.
function plotLearning() {
	Table.open(out + "/pretrained/log.csv");
	steps = Table.getColumn("step");
	explained = Table.getColumn("explained");
	Plot.create("Pretraining", "step", "share of the displacement explained");
	Plot.setColor("#0072b2");
	Plot.setLineWidth(3);
	Plot.add("line", steps, explained);
	Plot.setLimits(0, steps[steps.length - 1], 0, 1);
	Plot.show();
	saveAs("PNG", out + "/pretraining.png");
	close();
}
