#!/bin/bash
# ImageJ (net.imagej:ij) 1.54p, headless and as a library: DICOM values are not those of the modality transform.
#
# Seen:  RescaleSlope 2, RescaleIntercept -5: the first file throws HeadlessException, the same file opened
#        again comes with stored values 0 1 2 ("Unrecognized command" three times on the console).
#        Modality LUT Sequence: stored values, without a word. Slope 1 with an intercept is right.
# Right: -5 -3 -1 (slope) and 0 3 12 (LUT), as pydicom 3.0.2 apply_modality_lut gives: DICOM PS3.3,
#        section C.11.1 (Modality LUT Module).
# Meets: macros and batch jobs over PET, Philips MR, CR on a machine without a screen.
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

from pydicom.pixels import apply_modality_lut
stored = np.arange(64).reshape(8, 8)
slope, intercept, table = (image(stored, 16, False) for _ in range(3))
slope.RescaleSlope, slope.RescaleIntercept, slope.RescaleType = 2, -5, "US"
intercept.RescaleSlope, intercept.RescaleIntercept, intercept.RescaleType = 1, -5, "US"
lut = Dataset()
lut.LUTDescriptor, lut.ModalityLUTType = [64, 0, 16], "US"
lut.add_new(0x00283006, "US", [3 * i * i for i in range(64)])
table.ModalityLUTSequence = [lut]
for name, dicom, first in (("slope", slope, [-5, -3, -1]), ("intercept", intercept, [-5, -4, -3]),
                           ("table", table, [0, 3, 12])):
    dicom.save_as(f"{name}.dcm", enforce_file_format=True)
    back = pydicom.dcmread(f"{name}.dcm")
    assert apply_modality_lut(back.pixel_array, back)[0, :3].tolist() == first
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
java -Djava.awt.headless=true -cp jars/ij-1.54p.jar Values.java \
	intercept.dcm table.dcm slope.dcm slope.dcm 2>&1 | tee seen
printf '%s\n' "intercept.dcm: -5.0 -4.0 -3.0" "table.dcm: 0.0 1.0 2.0" \
	"slope.dcm: HeadlessException" "slope.dcm: 0.0 1.0 2.0" | cmp - <(grep "^[a-z]*.dcm" seen) || { echo "CHANGED"; exit 1; }
echo "As described (right: -5 -4 -3, 0 3 12, -5 -3 -1)."
