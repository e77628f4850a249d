#!/bin/bash
# ImageJ (net.imagej:ij) 1.54p reads TIFF with separate planes (PlanarConfiguration 2) in part, without a word.
#
# Seen:  16-bit RGB with LZW or deflate: the red plane comes three times, green and blue never.
#        16 bit, 5 samples per pixel, uncompressed: one channel of five.
#        16-bit RGB uncompressed is right.
# Right: all planes: TIFF 6.0, section 8, PlanarConfiguration and StripOffsets (SamplesPerPixel times
#        StripsPerImage offsets).
# Meets: multichannel images by GDAL (INTERLEAVE=BAND), libvips or tifffile (planarconfig="separate").
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
def write(name, channels, photometric, codec=None):
    image = np.stack([np.full((64, 96), 1000 * (c + 1), "uint16") for c in range(channels)])
    tifffile.imwrite(name, image, photometric=photometric, planarconfig="separate", compression=codec)
    assert (tifffile.imread(name) == image).all()
write("rgb-plain", 3, "rgb")
write("rgb-lzw", 3, "rgb", "lzw")
write("rgb-deflate", 3, "rgb", "zlib")
write("five-plain", 5, "minisblack")
PY

cat > Channels.java <<'JAVA'
import ij.io.Opener;

public class Channels {
	public static void main(String[] files) {
		for (var file : files) {
			var image = new Opener().openImage(file);
			System.out.print(file + ":");
			for (var c = 1; image != null && c <= image.getStackSize(); c++)
				System.out.print(" " + image.getStack().getProcessor(c).get(5, 5));
			System.out.println(image == null ? " refused" : "");
		}
		System.exit(0);
	}
}
JAVA
java -Djava.awt.headless=true -cp jars/ij-1.54p.jar Channels.java \
	rgb-plain rgb-lzw rgb-deflate five-plain 2>&1 | tee seen
for line in "rgb-plain: 1000 2000 3000" "rgb-lzw: 1000 1000 1000" "rgb-deflate: 1000 1000 1000" "five-plain: 1000"; do
	grep -qxF "$line" seen || { echo "CHANGED: not seen: $line"; exit 1; }
done
echo "As described (channel c was written as 1000 c)."
