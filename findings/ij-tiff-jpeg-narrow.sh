#!/bin/bash
# ImageJ (net.imagej:ij) 1.54p shows the compressed bytes of a JPEG-in-TIFF as pixels when the image
# is less than 500 pixels wide.
#
# Seen:  499 pixels wide: an 8-bit image is returned without a word, its first pixels are
#        255 216 255, the JPEG marker that begins the stream. 500 wide: refused.
# Right: refused at every width, or decoded. Compression 7 is JPEG (TIFF Specification Supplement 2, 2002,
#        and Technical Note 2, 1995); TIFF 6.0, section 8: Compression says how the data are stored.
# Meets: whoever opens small crops or thumbnails by tifffile, libvips, GDAL.
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
for width in (499, 500):
    image = np.full((64, width), 100, "uint8")
    tifffile.imwrite(f"{width}.tif", image, compression="jpeg")
    assert abs(tifffile.imread(f"{width}.tif").astype(int) - 100).max() < 3
PY

cat > First.java <<'JAVA'
import ij.io.Opener;

public class First {
	public static void main(String[] files) {
		for (var file : files) {
			var image = new Opener().openImage(file);
			System.out.print(file + (image == null ? " refused" : ""));
			for (var x = 0; image != null && x < 3; x++) System.out.print(" " + image.getProcessor().get(x, 0));
			System.out.println();
		}
		System.exit(0);
	}
}
JAVA
java -Djava.awt.headless=true -cp jars/ij-1.54p.jar First.java 499.tif 500.tif > seen 2> said
cat seen said
for line in "499.tif 255 216 255" "500.tif refused"; do
	grep -qF "$line" seen || { echo "CHANGED: not seen: $line"; exit 1; }
done
if grep -q 499 said; then echo "CHANGED: a word about the narrow file"; exit 1; fi
echo "As described (every pixel was written as 100)."
