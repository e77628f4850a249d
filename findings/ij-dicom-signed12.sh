#!/bin/bash
# ImageJ (net.imagej:ij) 1.54p reads signed DICOM of 12 bits stored as if the 4 bits above were part of the value.
#
# Seen:  BitsAllocated 16, BitsStored 12, HighBit 11, PixelRepresentation 1, the bits above left 0:
#        -10 -9 -8 are shown as 4086 4087 4088. With the sign carried into these bits: right.
# Right: -10 -9 -8, as pydicom 3.0.2 reads both files. DICOM PS3.5, section 8.1.1: BitsStored and HighBit
#        say which bits are the sample value; what the bits above hold is not laid down (in older editions
#        overlay planes).
# Meets: CT and MR from older scanners and exports that write 12 bits without sign extension.
# Writer: pydicom 3.0.2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv python
python/bin/pip install -q numpy==2.2.6 pydicom==3.0.2
mvn -q -B -Dstyle.color=never dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory=jars > mvn.log

python/bin/python - <<'PY'
import numpy as np, pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, generate_uid

def image(values, stored, signed):
    dicom = Dataset()
    dicom.file_meta = FileMetaDataset()
    dicom.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dicom.SOPClassUID = dicom.file_meta.MediaStorageSOPClassUID = CTImageStorage
    dicom.SOPInstanceUID = dicom.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    dicom.StudyInstanceUID, dicom.SeriesInstanceUID = generate_uid(), generate_uid()
    dicom.Modality, dicom.InstanceNumber, dicom.PixelSpacing = "CT", 1, [1, 1]
    dicom.Rows, dicom.Columns = values.shape
    dicom.SamplesPerPixel, dicom.PhotometricInterpretation = 1, "MONOCHROME2"
    dicom.BitsAllocated, dicom.BitsStored, dicom.HighBit = 16, stored, stored - 1
    dicom.PixelRepresentation = int(signed)
    dicom.PixelData = values.astype("<u2").tobytes()
    dicom["PixelData"].VR = "OW"
    return dicom

values = np.arange(-10, 54).reshape(8, 8)
image(values & 0x0fff, 12, True).save_as("zero-above.dcm", enforce_file_format=True)
image(values, 12, True).save_as("sign-above.dcm", enforce_file_format=True)
for name in ("zero-above.dcm", "sign-above.dcm"):
    assert (pydicom.dcmread(name).pixel_array == values).all()
PY

cat > Values.java <<'JAVA'
import ij.io.Opener;

public class Values {
	public static void main(String[] files) {
		for (var file : files) System.out.println(file + ": " + values(file));
		System.exit(0);
	}

	private static String values(String file) {
		try {
			var image = new Opener().openImage(file);
			if (image == null) return "refused";
			var pixels = image.getProcessor();
			pixels.setCalibrationTable(image.getCalibration().getCTable());
			return pixels.getPixelValue(0, 0) + " " + pixels.getPixelValue(1, 0) + " " + pixels.getPixelValue(2, 0);
		} catch (RuntimeException thrown) {
			return thrown.getClass().getSimpleName();
		}
	}
}
JAVA
java -Djava.awt.headless=true -cp jars/ij-1.54p.jar Values.java zero-above.dcm sign-above.dcm > seen 2>&1
cat seen
printf '%s\n' "zero-above.dcm: 4086.0 4087.0 4088.0" "sign-above.dcm: -10.0 -9.0 -8.0" | cmp - seen \
	|| { echo "CHANGED"; exit 1; }
echo "As described (-10 -9 -8 was written in both)."
