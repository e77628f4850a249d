// Compares a folder of label images with the true ones of the same names and prints the means of each class.
//
// In Fiji: drop this file on the main window, change the options below, press Run (or Plugins > Macros > Run...).
// Without Fiji: mvn -q exec:java -Dexec.args="macros/evaluate.ijm truth=true-labels prediction=my-labels output=scores.csv"
// The argument holds options of COVER Evaluate; the README lists them all. Without argument it takes the test data and the
// results of segment_folder.ijm, which include the slices that the quick start learnt from: do not report those numbers.

options = getArgument();
if (options == "") {
	if (!File.exists("target/segmented")) exit("There is nothing to compare yet: run macros/segment_folder.ijm first.");
	options = "truth=test-data/brain2d/labels prediction=target/segmented output=target/scores.csv";
}

setBatchMode(true);
run("COVER Evaluate", options);
var columns = newArray("Class", "Dice", "IoU", "Precision", "Recall", "HD95", "ASSD");
print(String.join(columns, "\t"));
for (row = 0; row < nResults; row++)
	if (getResultString("Image", row) == "mean") printRow(row);

function printRow(row) {
	line = getResultString("Class", row);
	for (i = 1; i < columns.length; i++) line = line + "\t" + d2s(getResult(columns[i], row), 3);
	print(line);
}
