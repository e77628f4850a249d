"""Writes small TIFF files of many kinds into a folder, and kinds.csv with what tifffile reads of each.

python3 write_tiff_kinds.py FOLDER    (tifffile, imagecodecs, numpy, Pillow)

kinds.csv: family,file,what,outcome,axes,size,voxel,unit,first,sum. The outcome is "read", or "refused" where the values cannot be
had without other readers. Sizes are in the order of the axes X, Y, C, Z, T, those of length 1 left out; "first" are the
first four values of the first row, "sum" that of all.
"""
import csv
import sys
from pathlib import Path

import numpy
import tifffile
from PIL import Image

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
rows = []
H, W = 12, 20


def ramp(*shape, dtype="uint16", step=7):
    count = int(numpy.prod(shape))
    values = numpy.arange(count, dtype="float64") * step
    top = {"uint8": 251, "int8": 251, "uint16": 65521, "int16": 65521}.get(dtype)
    if top:
        values = values % top
    if dtype in ("int8", "int16"):
        values = values - top // 2
    if dtype.startswith("float"):
        values = values / 8 - 100
    return values.reshape(shape).astype(dtype)


def told(name, what, values, axes, voxel=(1, 1, 1), unit="pixel", outcome="read"):
    """values: array whose axes are named by axes, in the order of the array"""
    order = [a for a in "XYCZT" if a in axes and values.shape[axes.index(a)] > 1 or a in "XY"]
    moved = values.transpose([axes.index(a) for a in reversed("XYCZT") if a in axes]).real.astype("float64")
    rows.append([family, name, what, outcome, "".join(order), "x".join(str(values.shape[axes.index(a)]) for a in order),
                 " ".join(f"{v:.6g}" for v in voxel), unit, " ".join(f"{v:.6g}" for v in moved.reshape(-1)[:4]),
                 repr(float(moved.sum()))])


def plain(name, what, values, axes="YX", outcome="read", **options):
    tifffile.imwrite(folder / name, values, metadata=None, **options)
    told(name, what, values, axes, outcome=outcome)


def ome(name, what, values, axes, metadata, voxel=(1, 1, 1), unit="pixel", **options):
    tifffile.imwrite(folder / name, values, ome=True, metadata={"axes": axes, **metadata}, photometric="minisblack", **options)
    told(name, what, values, axes, voxel, unit)


# types
family = "Values"
for dtype in ("uint8", "uint16", "int16", "uint32", "int32", "int8", "float16", "float32", "float64", "int64", "uint64"):
    plain(f"type_{dtype}.tif", f"values {dtype}", ramp(H, W, dtype=dtype), photometric="minisblack")
for dtype in ("uint16", "float32", "float64"):
    plain(f"type_{dtype}_big_endian.tif", f"values {dtype}, big endian", ramp(H, W, dtype=dtype), photometric="minisblack",
          byteorder=">")
# packing
family = "Packing"
for packing in ("lzw", "deflate", "packbits"):
    for dtype in ("uint8", "uint16", "float32"):
        plain(f"{packing}_{dtype}.tif", f"packed by {packing}, {dtype}", ramp(H, W, dtype=dtype), photometric="minisblack",
              compression=packing, rowsperstrip=5)
for packing in ("lzw", "deflate"):
    for dtype in ("uint8", "int8", "uint16", "int16", "uint32", "float32", "float64"):
        plain(f"{packing}_predictor_{dtype}.tif", f"packed by {packing} with predictor, {dtype}", ramp(H, W, dtype=dtype),
              photometric="minisblack", compression=packing, predictor=True, rowsperstrip=5)
plain("deflate_predictor_big_endian.tif", "packed by deflate with predictor, big endian", ramp(H, W),
      photometric="minisblack", compression="deflate", predictor=True, byteorder=">")
plain("deflate_predictor3_big_endian.tif", "predictor 3, big endian", ramp(H, W, dtype="float32"),
      photometric="minisblack", compression="deflate", predictor=3, byteorder=">")
noise = numpy.random.default_rng(1).integers(0, 65535, (97, 83)).astype("uint16")
plain("lzw_noise.tif", "packed by LZW, its table full", noise, photometric="minisblack", compression="lzw")
# pieces
family = "Tiles and BigTIFF"
plain("tiled.tif", "in tiles", ramp(40, 50), photometric="minisblack", tile=(16, 16))
plain("tiled_deflate.tif", "in tiles packed by deflate with predictor", ramp(40, 50), photometric="minisblack",
      tile=(16, 32), compression="deflate", predictor=True)
plain("bigtiff.tif", "BigTIFF", ramp(H, W), photometric="minisblack", bigtiff=True)
plain("bigtiff_stack_big_endian.tif", "BigTIFF of slices, big endian", ramp(5, H, W), "ZYX", photometric="minisblack",
      bigtiff=True, byteorder=">")
# channels
family = "Channels"
rgb8, rgb16 = ramp(H, W, 3, dtype="uint8"), ramp(H, W, 3)
plain("rgb8.tif", "RGB of 8 bits", rgb8, "YXC", photometric="rgb")
plain("rgb16.tif", "RGB of 16 bits", rgb16, "YXC", photometric="rgb")
plain("rgb8_lzw_predictor.tif", "RGB of 8 bits packed by LZW with predictor", rgb8, "YXC", photometric="rgb",
      compression="lzw", predictor=True)
plain("rgb16_deflate_predictor.tif", "RGB of 16 bits packed by deflate with predictor", rgb16, "YXC", photometric="rgb",
      compression="deflate", predictor=True)
plain("rgb_float32.tif", "RGB of 32-bit floats", ramp(H, W, 3, dtype="float32"), "YXC", photometric="rgb")
for packing in (None, "lzw", "deflate"):
    plain(f"separate16_{packing}.tif", f"three separate planes of 16 bits, packing: {packing or 'none'}", ramp(3, H, W), "CYX",
          photometric="rgb", planarconfig="separate", compression=packing)
plain("separate8.tif", "three separate planes of 8 bits", ramp(3, H, W, dtype="uint8"), "CYX", photometric="rgb",
      planarconfig="separate")
plain("separate5.tif", "five separate planes", ramp(5, H, W), "CYX", photometric="minisblack", planarconfig="separate")
plain("beside5.tif", "five channels side by side", ramp(H, W, 5), "YXC", photometric="minisblack", planarconfig="contig")
plain("separate_tiled.tif", "three separate planes in tiles", ramp(3, 40, 50), "CYX", photometric="rgb",
      planarconfig="separate", tile=(16, 16), compression="deflate")
rgba = ramp(H, W, 4)
tifffile.imwrite(folder / "rgba16.tif", rgba, metadata=None, photometric="rgb", extrasamples=["unassalpha"])
told("rgba16.tif", "RGB of 16 bits with transparency, which is left out", rgba[..., :3], "YXC")
grey_alpha = ramp(H, W, 2, dtype="uint8")
tifffile.imwrite(folder / "grey_alpha.tif", grey_alpha, metadata=None, photometric="minisblack", planarconfig="contig",
                 extrasamples=["unassalpha"])
told("grey_alpha.tif", "grey with transparency, which is left out", grey_alpha[..., 0], "YX")
# bits
family = "Bits and palettes"
mask = (numpy.indices((H, W)).sum(0) % 3 == 0)
for packing in (None, "packbits", "lzw", "deflate"):
    tifffile.imwrite(folder / f"bit_{packing}.tif", mask, metadata=None, photometric="minisblack", compression=packing)
    told(f"bit_{packing}.tif", f"one bit, packing {packing or 'none'}: 0 and 255, as ImageJ has it", mask * 255, "YX")
for bits in (10, 12, 14):
    values = ramp(H, W) % (1 << bits)
    tifffile.imwrite(folder / f"packed{bits}.tif", values, metadata=None, photometric="minisblack", bitspersample=bits)
    told(f"packed{bits}.tif", f"{bits} bits side by side", values, "YX")
Image.fromarray(ramp(H, W, dtype="uint8") % 16).convert("P").save(folder / "palette.tif")
told("palette.tif", "palette: the places in it", numpy.asarray(Image.open(folder / "palette.tif")), "YX")
Image.fromarray(mask).save(folder / "pillow_bit_packbits.tif", compression="packbits")
told("pillow_bit_packbits.tif", "one bit by Pillow, packed by packbits", mask * 255, "YX")
Image.fromarray(mask).save(folder / "pillow_group4.tif", compression="group4")
rows.append([family, "pillow_group4.tif", "one bit by Pillow, packed by CCITT Group 4", "refused", "", "", "", "", "", ""])
# JPEG
family = "JPEG"
smooth = numpy.clip(numpy.add.outer(numpy.arange(32) * 3, numpy.arange(48) * 2), 0, 255).astype("uint8")
for name, values, axes, options in (("jpeg_grey", smooth, "YX", {"photometric": "minisblack"}),
                                    ("jpeg_tiled", smooth, "YX", {"photometric": "minisblack", "tile": (16, 16)}),
                                    ("jpeg_rgb", numpy.stack([smooth, smooth[::-1], smooth // 2], -1), "YXC",
                                     {"photometric": "rgb"})):
    tifffile.imwrite(folder / f"{name}.tif", values, metadata=None, compression="jpeg", compressionargs={"level": 95}, **options)
    told(f"{name}.tif", "JPEG in TIFF" + (", coloured" if axes == "YXC" else ""), tifffile.imread(folder / f"{name}.tif"), axes)
colours = numpy.stack([smooth, smooth[::-1], smooth // 2], -1)
Image.fromarray(colours).save(folder / "jpeg_ycbcr.tif", compression="jpeg", quality=95)
told("jpeg_ycbcr.tif", "JPEG in TIFF by Pillow, luminance and colour differences", tifffile.imread(folder / "jpeg_ycbcr.tif"), "YXC")
# not unpacked here
family = "Packing"
for packing, what in (("zstd", "Zstandard"), ("lzma", "LZMA"), ("lerc", "LERC"), ("jpegxl", "JPEG XL"), ("webp", "WebP"),
                      ("jpeg2000", "JPEG 2000")):
    values = rgb8 if packing == "webp" else ramp(H, W, dtype="uint8")
    plain(f"{packing}.tif", f"packed by {what}", values, "YXC" if packing == "webp" else "YX", outcome="refused",
          photometric="rgb" if packing == "webp" else "minisblack", compression=packing)
plain("complex64.tif", "complex numbers", ramp(H, W).astype("complex64"), outcome="refused",
      photometric="minisblack")
# pages
family = "Pages"
plain("slices.tif", "pages alike: slices", ramp(5, H, W), "ZYX", photometric="minisblack")
plain("slices_deflate.tif", "pages alike, packed: slices", ramp(5, H, W), "ZYX", photometric="minisblack", compression="deflate")
with tifffile.TiffWriter(folder / "mask_last.tif") as out:
    out.write(ramp(4, H, W), metadata=None, photometric="minisblack")
    out.write(ramp(H, W, dtype="uint8"), metadata=None, photometric="minisblack")
told("mask_last.tif", "four planes and one of another type, which is left out", ramp(4, H, W), "ZYX")
with tifffile.TiffWriter(folder / "thumbnail_first.tif") as out:
    out.write(ramp(5, 8, dtype="uint8"), metadata=None, photometric="minisblack", subfiletype=1)
    out.write(ramp(2, H, W), metadata=None, photometric="minisblack")
told("thumbnail_first.tif", "a thumbnail and two planes: the thumbnail is left out", ramp(2, H, W), "ZYX")
with tifffile.TiffWriter(folder / "pyramid_pages.tif") as out:
    for s in (1, 2, 4):
        out.write(ramp(48, 64)[::s, ::s], metadata=None, photometric="minisblack", tile=(16, 16), subfiletype=int(s > 1))
told("pyramid_pages.tif", "a pyramid as pages: the largest", ramp(48, 64), "YX")
with tifffile.TiffWriter(folder / "pyramid_below.tif") as out:
    out.write(ramp(48, 64), metadata=None, photometric="minisblack", tile=(16, 16), subifds=1)
    out.write(ramp(48, 64)[::2, ::2], metadata=None, photometric="minisblack", tile=(16, 16), subfiletype=1)
told("pyramid_below.tif", "a pyramid below its page: the largest", ramp(48, 64), "YX")
# descriptions
family = "Descriptions"
hyper = ramp(2, 3, 2, H, W)
tifffile.imwrite(folder / "imagej.tif", hyper, imagej=True, metadata={"axes": "TZCYX", "spacing": 2.5, "unit": "um"},
                 resolution=(5, 4))
told("imagej.tif", "hyperstack of ImageJ", hyper, "TZCYX", (0.2, 0.25, 2.5), "um")
tifffile.imwrite(folder / "imagej_deflate.tif", hyper, imagej=True, metadata={"axes": "TZCYX", "spacing": 2.5, "unit": "um"},
                 resolution=(5, 4), compression="deflate")
told("imagej_deflate.tif", "hyperstack of ImageJ, packed", hyper, "TZCYX", (0.2, 0.25, 2.5), "um")
tifffile.imwrite(folder / "shaped.tif", hyper.transpose(2, 0, 1, 3, 4), metadata={"axes": "CTZYX"}, photometric="minisblack")
told("shaped.tif", "axes in tifffile's own description", hyper, "TZCYX")
# OME
family = "OME-TIFF"
size = {"PhysicalSizeX": 0.2, "PhysicalSizeXUnit": "µm", "PhysicalSizeY": 0.25, "PhysicalSizeYUnit": "µm",
        "PhysicalSizeZ": 1500, "PhysicalSizeZUnit": "nm"}
voxel = (0.2, 0.25, 1.5)
for axes in ("CZYX", "ZCYX", "TZCYX", "TCZYX", "CTZYX", "ZTCYX"):
    values = ramp(*[{"C": 2, "Z": 3, "T": 2}.get(a, 0) or (H if a == "Y" else W) for a in axes])
    ome(f"ome_{axes.lower()}.ome.tif", f"OME-TIFF, axes {axes}", values, axes, size, voxel, "µm")
ome("ome_deflate.ome.tif", "OME-TIFF packed by deflate with predictor", ramp(2, 3, H, W), "CZYX", size, voxel, "µm",
    compression="deflate", predictor=True)
ome("ome_big.ome.tif", "OME-TIFF as BigTIFF", ramp(2, 3, H, W), "CZYX", size, voxel, "µm", bigtiff=True)
ome("ome_named.ome.tif", "OME-TIFF with names of channels", ramp(2, 3, H, W), "CZYX",
    {**size, "Channel": {"Name": ["DAPI", "GFP"]}}, voxel, "µm")
ome("ome_no_size.ome.tif", "OME-TIFF without voxel size", ramp(2, 3, H, W), "CZYX", {})
ome("ome_mm.ome.tif", "OME-TIFF in mm, sides without unit in µm", ramp(3, H, W), "ZYX",
    {"PhysicalSizeX": 0.5, "PhysicalSizeXUnit": "mm", "PhysicalSizeY": 0.5, "PhysicalSizeYUnit": "mm", "PhysicalSizeZ": 3,
     "PhysicalSizeZUnit": "mm"}, (0.5, 0.5, 3), "mm")
rgb_time = ramp(2, H, W, 3, dtype="uint8")
tifffile.imwrite(folder / "ome_rgb.ome.tif", rgb_time, ome=True, metadata={"axes": "TYXS", **size}, photometric="rgb")
told("ome_rgb.ome.tif", "OME-TIFF of RGB frames", rgb_time, "TYXC", (0.2, 0.25, 1.5), "µm")
with tifffile.TiffWriter(folder / "ome_pyramid.ome.tif", ome=True) as out:
    out.write(ramp(2, 48, 64), metadata={"axes": "CYX", **size}, photometric="minisblack", tile=(16, 16), subifds=1)
    out.write(ramp(2, 48, 64)[:, ::2, ::2], photometric="minisblack", tile=(16, 16), subfiletype=1)
told("ome_pyramid.ome.tif", "OME-TIFF with smaller copies", ramp(2, 48, 64), "CYX", voxel, "µm")
with tifffile.TiffWriter(folder / "ome_two.ome.tif", ome=True) as out:
    out.write(ramp(3, H, W), metadata={"axes": "ZYX", **size}, photometric="minisblack")
    out.write(ramp(8, 8), metadata={"axes": "YX"}, photometric="minisblack")
told("ome_two.ome.tif", "OME-TIFF of two images: the first", ramp(3, H, W), "ZYX", voxel, "µm")

family = "Described otherwise"
IMAGEJ = "ImageJ=1.54p\nimages={0}\nslices={0}\n"


def scattered(name, pages, text, **options):
    """Each page has a directory and a place of its own, as tiffcp leaves them."""
    with tifffile.TiffWriter(folder / name) as out:
        for i, page in enumerate(pages):
            out.write(page, description=text if i == 0 else None, metadata=None, contiguous=False, **options)


def first_directory_only(name, values, text, **options):
    """As ImageJ writes a stack: one directory, and the planes one after the other."""
    tifffile.imwrite(folder / name, values, description=text, metadata=None, **options)
    with tifffile.TiffFile(folder / name) as tif:
        page = tif.pages[0]
        entry, end = (20, page.offset + 8) if tif.is_bigtiff else (12, page.offset + 2)
        count = len(page.tags)
    with open(folder / name, "r+b") as out:
        out.seek(end + entry * count)
        out.write(bytes(8 if entry == 20 else 4))


slices = ramp(3, H, W)
scattered("imagej_scattered.tif", slices, IMAGEJ.format(3), photometric="minisblack")
told("imagej_scattered.tif", "stack of ImageJ copied page by page", slices, "ZYX")
colours = ramp(3, H, W, 3)
tifffile.imwrite(folder / "rgb16_stack.tif", colours, photometric="rgb", metadata=None)
told("rgb16_stack.tif", "stack of RGB of 16 bits", colours, "ZYXC")
planar = ramp(3, 3, H, W, dtype="uint8")
tifffile.imwrite(folder / "separate8_stack.tif", planar, photometric="rgb", planarconfig="separate", metadata=None)
told("separate8_stack.tif", "stack of three separate planes", planar, "ZCYX")
first_directory_only("imagej_one_directory.tif", slices, IMAGEJ.format(3), photometric="minisblack")
told("imagej_one_directory.tif", "stack of ImageJ with one directory", slices, "ZYX")
first_directory_only("imagej_one_directory_turned.tif", slices, IMAGEJ.format(3), photometric="minisblack",
                     extratags=[(274, "H", 1, 1, True)])
told("imagej_one_directory_turned.tif", "stack of ImageJ with one directory and an orientation", slices, "ZYX", outcome="refused")
first_directory_only("imagej_one_directory_big.tif", slices, IMAGEJ.format(3), photometric="minisblack", bigtiff=True)
told("imagej_one_directory_big.tif", "stack of ImageJ with one directory of BigTIFF", slices, "ZYX", outcome="refused")
scattered("imagej_calibrated_lzw.tif", slices, IMAGEJ.format(3) + "cf=0\nc0=-100\nc1=0.5\nvunit=HU\n", photometric="minisblack",
          compression="lzw")
told("imagej_calibrated_lzw.tif", "stack of ImageJ with calibrated values, packed", slices, "ZYX", outcome="refused")
with tifffile.TiffWriter(folder / "shaped_truncated.tif") as out:
    out.write(slices, photometric="minisblack", truncate=True)
told("shaped_truncated.tif", "stack of tifffile with one directory", slices, "ZYX", outcome="refused")
tifffile.imwrite(folder / "volume_page.tif", ramp(16, 32, 32), volumetric=True, photometric="minisblack", metadata=None)
told("volume_page.tif", "a volume in one page", ramp(16, 32, 32), "ZYX", outcome="refused")
rgba = ramp(2, H, W, 4, dtype="uint8")
tifffile.imwrite(folder / "ome_rgba.ome.tif", rgba, ome=True, photometric="rgb", extrasamples=["unassalpha"],
                 metadata={"axes": "ZYXS", **size})
told("ome_rgba.ome.tif", "OME-TIFF of RGB with transparency, which is left out", rgba[..., :3], "ZYXC", voxel, "µm")
for i, planes in enumerate((3, 4)):
    images = "".join(
        f'<Image ID="Image:{k}"><Pixels ID="Pixels:{k}" DimensionOrder="XYZCT" Type="uint16" SizeX="{W}" SizeY="{H}" SizeC="1"'
        f' SizeZ="{n}" SizeT="1" PhysicalSizeX="0.{k + 1}" PhysicalSizeY="0.{k + 1}" PhysicalSizeZ="{k + 1}">'
        f'<TiffData IFD="0" PlaneCount="{n}"><UUID FileName="ome_well{k}.ome.tif">urn:uuid:{k}</UUID></TiffData></Pixels></Image>'
        for k, n in enumerate((3, 4)))
    scattered(f"ome_well{i}.ome.tif", ramp(planes, H, W), '<?xml version="1.0"?><OME xmlns='
              f'"http://www.openmicroscopy.org/Schemas/OME/2016-06" UUID="urn:uuid:{i}">{images}</OME>', photometric="minisblack")
    told(f"ome_well{i}.ome.tif", f"OME-TIFF set of a file an image, file {i + 1}", ramp(planes, H, W), "ZYX",
         ((i + 1) / 10, (i + 1) / 10, i + 1), "µm")
tifffile.imwrite(folder / "no_unit.tif", ramp(H, W), metadata=None, resolution=(5, 4), resolutionunit="NONE")
told("no_unit.tif", "resolution without unit", ramp(H, W), "YX", (0.2, 0.25, 1))
tifffile.imwrite(folder / "alpha_alone.tif", ramp(H, W), metadata=None, extratags=[(65000, "H", 1, 2, True)])
# tifffile does not write the tag ExtraSamples of a single sample.
with open(folder / "alpha_alone.tif", "r+b") as out:
    written = out.read()
    out.seek(written.index((65000).to_bytes(2, "little") + (3).to_bytes(2, "little")))
    out.write((338).to_bytes(2, "little"))
told("alpha_alone.tif", "nothing but transparency", ramp(H, W), "YX")

with open(folder / "kinds.csv", "w", newline="") as table:
    out = csv.writer(table, lineterminator="\n")
    out.writerow("family file what outcome axes size voxel unit first sum".split())
    out.writerows(rows)
print(len(rows), "files")
