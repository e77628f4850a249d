#!/bin/bash
# ImageJ (net.imagej:ij) 1.54p: TiffDecoder gives FileInfo.nImages = 0 for a TIFF with the Orientation tag.
#
# Seen:  a TIFF by SimpleITK (Orientation 1, top left) opens right, also as a stack of 3, but
#        new TiffDecoder(folder, name).getTiffInfo()[0].nImages is 0. Without the tag (tifffile) it is 1.
# Right: 1 or more: the field is the number of images, and 1 in a new FileInfo.
#        TIFF 6.0, section 8: Orientation says where row 0 and column 0 are, nothing about the
#        number of images; 1 is its default, so writing it changes nothing.
# Meets: programs that check a header by nImages before they open it: files by SimpleITK and ITK,
#        ImageMagick, libvips.
# Writer: SimpleITK 2.5.2, tifffile 2026.3.3.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv python
python/bin/pip install -q numpy==2.2.6 tifffile==2026.3.3 SimpleITK==2.5.2
mvn -q -B -Dstyle.color=never dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory=jars > mvn.log

python/bin/python - <<'PY'
import numpy as np, SimpleITK, tifffile
for name, shape in (("plane", (6, 8)), ("volume", (3, 6, 8))):
    image = np.arange(np.prod(shape), dtype="uint16").reshape(shape)
    SimpleITK.WriteImage(SimpleITK.GetImageFromArray(image), f"{name}-itk.tif")
    tifffile.imwrite(f"{name}-plain.tif", image, photometric="minisblack")
PY

cat > Info.java <<'JAVA'
import ij.io.Opener;
import ij.io.TiffDecoder;

public class Info {
	public static void main(String[] files) throws Exception {
		for (var file : files) {
			var pages = new TiffDecoder("./", file).getTiffInfo();
			var image = new Opener().openImage(file);
			var last = image.getStack().getProcessor(image.getStackSize()).get(7, 5);
			System.out.println(file + ": pages " + pages.length + ", nImages " + pages[0].nImages
				+ ", opened " + image.getStackSize() + ", last value " + last);
		}
		System.exit(0);
	}
}
JAVA
java -Djava.awt.headless=true -cp jars/ij-1.54p.jar Info.java \
	plane-plain.tif plane-itk.tif volume-plain.tif volume-itk.tif > seen 2>&1
cat seen
printf '%s\n' \
	"plane-plain.tif: pages 1, nImages 1, opened 1, last value 47" \
	"plane-itk.tif: pages 1, nImages 0, opened 1, last value 47" \
	"volume-plain.tif: pages 3, nImages 1, opened 3, last value 143" \
	"volume-itk.tif: pages 3, nImages 0, opened 3, last value 143" | cmp - seen || { echo "CHANGED"; exit 1; }
echo "As described."
