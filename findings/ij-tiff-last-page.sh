#!/bin/bash
# ImageJ (net.imagej:ij) 1.54p opens the first page alone of a TIFF whose last page has another type, without a word.
#
# Seen:  four 16-bit pages: a stack of 4. Three 16-bit pages and one of 8 bit: a single image;
#        pages 2 and 3, which fit, are left out too.
# Right: a stack of the pages that fit, or a word that pages were left out. TIFF 6.0, section 7, lets a
#        reader stop after the first page, but this one reads all pages of the first file.
# Meets: stacks with a preview, mask or thumbnail as last page.
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
for name, last in (("equal", "uint16"), ("mixed", "uint8")):
    with tifffile.TiffWriter(name) as tiff:
        for page, kind in enumerate(("uint16", "uint16", "uint16", last)):
            tiff.write(np.full((64, 96), page + 1, kind), contiguous=False)
    with tifffile.TiffFile(name) as tiff:
        assert [int(page.asarray()[0, 0]) for page in tiff.pages] == [1, 2, 3, 4]
PY

cat > Pages.java <<'JAVA'
import ij.io.Opener;

public class Pages {
	public static void main(String[] files) {
		for (var file : files) {
			var image = new Opener().openImage(file);
			System.out.println(file + ": " + (image == null ? "refused" : image.getStackSize() + " of 4"));
		}
		System.exit(0);
	}
}
JAVA
java -Djava.awt.headless=true -cp jars/ij-1.54p.jar Pages.java equal mixed > seen 2>&1
cat seen
printf '%s\n' "equal: 4 of 4" "mixed: 1 of 4" | cmp - seen || { echo "CHANGED"; exit 1; }
echo "As described."
