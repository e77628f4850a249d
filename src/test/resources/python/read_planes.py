# Reads a stack with tifffile alone and prints its shape, the sum of each plane, and the number of directories.
import sys
import tifffile

with tifffile.TiffFile(sys.argv[1]) as tiff:
    stack = tiff.asarray()
    planes = stack.reshape(-1, *stack.shape[-2:])
    print(list(planes.shape))
    print([float(plane.astype("float64").sum()) for plane in planes])
    print(len(tiff.pages))
