#!/bin/bash
# ImageJ (net.imagej:ij) 1.54p opens signed 8-bit TIFF (SampleFormat 2) as unsigned, without a word.
#
# Seen:  -100 is shown as 156, -1 as 255, 100 as 100; no calibration function makes up for it.
# Right: -100, -1, 100: TIFF 6.0, section 19, SampleFormat 2 is two's complement signed integer.
#        Signed 16-bit TIFF is read with its sign.
# Meets: differences, offsets and quantised maps written as int8 from Python.
# Writer: tifffile 2026.3.3.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv python
python/bin/pip install -q numpy==2.2.6 tifffile==2026.3.3
mvn -q -B -Dstyle.color=never dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory=jars > mvn.log

python/bin/python - <<'PY'
import numpy as np, tifffile
for kind in ("int8", "int16"):
    tifffile.imwrite(kind, np.array([[-100, -1, 100, 0]] * 4, kind))
    assert tifffile.imread(kind)[0, 0] == -100
PY

cat > Values.java <<'JAVA'
import ij.io.Opener;

public class Values {
	public static void main(String[] files) {
		for (var file : files) {
			var image = new Opener().openImage(file);
			var pixels = image.getProcessor();
			pixels.setCalibrationTable(image.getCalibration().getCTable());
			System.out.print(file + ":");
			for (var x = 0; x < 3; x++) System.out.print(" " + pixels.getPixelValue(x, 0));
			System.out.println();
		}
		System.exit(0);
	}
}
JAVA
java -Djava.awt.headless=true -cp jars/ij-1.54p.jar Values.java int8 int16 2>&1 | tee seen
for line in "int8: 156.0 255.0 100.0" "int16: -100.0 -1.0 100.0"; do
	grep -qxF "$line" seen || { echo "CHANGED: not seen: $line"; exit 1; }
done
echo "As described (-100 -1 100 was written)."
