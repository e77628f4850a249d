// Learns features from a folder of images without labels (COVER), into a run folder that other commands start from:
// model.pt, log.csv (a row every few steps), preview.png.
//
// In Fiji: drop this file on the main window, change the options below, press Run (or Plugins > Macros > Run...).
// Without Fiji: mvn -q exec:java -Dexec.args="macros/pretrain_folder.ijm input=my-images output=my-run epochs=50"
// The argument holds options of COVER Pretrain; the README lists them all. Without argument it tries the test data.

options = getArgument();
if (options == "") options = "input=test-data/brain2d/images output=target/pretrained model=tiny patch=64 epochs=4 rate=0.002";

setBatchMode(true);
run("COVER Pretrain", options);
