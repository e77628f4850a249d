"""Writes the images of this folder; see README.md for the versions used. Pixel i of plane p is 1000 p + i."""
import imagecodecs
import numpy as np
import pydicom
import tifffile
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, JPEG2000Lossless, RLELossless


def planes(*shape):
    count = int(np.prod(shape[:-2], dtype=int))
    plane = np.arange(shape[-2] * shape[-1]).reshape(shape[-2:])
    return np.stack([1000 * p + plane for p in range(count)]).reshape(shape).astype('uint16')


def tiff(name, values, **options):
    tifffile.imwrite(name, values, compression='zstd', **options)


def dicom(name, slope, intercept, syntax, photometric='MONOCHROME2'):
    values = planes(64, 64)
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = '1.2.840.10008.5.1.4.1.1.7'
    meta.MediaStorageSOPInstanceUID = '2.25.1'
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds = FileDataset(name, {}, file_meta=meta, preamble=b'\0' * 128)
    ds.SOPClassUID, ds.SOPInstanceUID, ds.Modality = meta.MediaStorageSOPClassUID, '2.25.1', 'OT'
    ds.Rows, ds.Columns = values.shape
    ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, photometric
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 16, 15, 0
    ds.RescaleSlope, ds.RescaleIntercept, ds.RescaleType = slope, intercept, 'US'
    ds.PixelSpacing = [0.7, 0.5]
    ds.PixelData = values.tobytes()
    ds.compress(syntax, generate_instance_uid=False)
    ds.save_as(name)


tiff('zstd.tif', planes(5, 12, 20), metadata=None)
tiff('zstd-imagej.tif', planes(3, 2, 12, 20), imagej=True, resolution=(5, 5),
     metadata={'axes': 'ZCYX', 'spacing': 2.0, 'unit': 'um'})
tiff('zstd.ome.tif', planes(2, 3, 12, 20), ome=True,
     metadata={'axes': 'CZYX', 'PhysicalSizeX': .2, 'PhysicalSizeY': .2, 'PhysicalSizeZ': 1.})
tiff('zstd-rgb.tif', np.stack([planes(12, 20) % 200 + c for c in range(3)], -1).astype('uint8'),
     photometric='rgb', metadata=None)
tiff('zstd-palette.tif', planes(12, 20).astype('uint8'), photometric='palette', metadata=None,
     colormap=np.random.RandomState(0).randint(0, 65535, (3, 256)).astype('uint16'))
with open('grey.jp2', 'wb') as f:
    f.write(imagecodecs.jpeg2k_encode(planes(12, 20), level=0, reversible=True, codecformat='jp2'))
dicom('jpeg2000.dcm', 2.5, -1000, JPEG2000Lossless)
dicom('rle.dcm', 1, 0, RLELossless)
dicom('inverted.dcm', 1, 0, JPEG2000Lossless, 'MONOCHROME1')
