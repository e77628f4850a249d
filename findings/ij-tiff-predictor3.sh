#!/bin/bash
# ImageJ (net.imagej:ij) 1.54p opens compressed 32-bit float TIFF with Predictor 3 (floating-point
# predictor) and shows wrong values.
#
# Seen:  Opener.openImage returns an image; the console has the line
#        "TiffDecoder: unsupported predictor value of 3"; of 6144 pixels not one is right.
#        The same values written without a predictor are right.
# Right: values as written, or no image. Adobe's TIFF Technical Note 3 (2005) defines Predictor 3;
#        without undoing it (TIFF 6.0, section 14, for Predictor 2) the decompressed bytes are no pixel values.
# Meets: float images by tifffile (predictor=True) or GDAL (PREDICTOR=3): depth, elevation, probability.
# Writer: tifffile 2026.3.3, imagecodecs 2026.3.6.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv python
python/bin/pip install -q numpy==2.2.6 tifffile==2026.3.3 imagecodecs==2026.3.6
mvn -q -B -Dstyle.color=never dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory=jars > mvn.log

python/bin/python - <<'PY'
import numpy as np, tifffile
y, x = np.mgrid[:64, :96]
image = (x + 100 * y).astype("float32")
for codec in ("zlib", "lzw"):
    tifffile.imwrite(f"{codec}-none.tif", image, compression=codec)
    tifffile.imwrite(f"{codec}-floating.tif", image, compression=codec, predictor=3)
    assert (tifffile.imread(f"{codec}-floating.tif") == image).all()
PY

cat > Count.java <<'JAVA'
import ij.io.Opener;

public class Count {
	public static void main(String[] files) {
		for (var file : files) {
			var image = new Opener().openImage(file);
			var right = 0;
			for (var y = 0; image != null && y < 64; y++)
				for (var x = 0; x < 96; x++)
					if (image.getProcessor().getf(x, y) == x + 100 * y) right++;
			System.out.println(file + " " + (image == null ? "refused" : right < 614 ? "wrong"
				: right == 6144 ? "right" : "partly right") + " (" + right + " of 6144)");
		}
		System.exit(0);
	}
}
JAVA
java -Djava.awt.headless=true -cp jars/ij-1.54p.jar Count.java \
	zlib-none.tif lzw-none.tif zlib-floating.tif lzw-floating.tif 2>&1 | tee seen
for line in "zlib-none.tif right" "lzw-none.tif right" "zlib-floating.tif wrong" "lzw-floating.tif wrong" \
	"TiffDecoder: unsupported predictor value of 3"; do
	grep -qF "$line" seen || { echo "CHANGED: not seen: $line"; exit 1; }
done
echo "As described."
