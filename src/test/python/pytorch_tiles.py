"""Forward passes of the plain U-Net in PyTorch eager mode, tile by tile: the yardstick for segmentation. Usage:
    python pytorch_tiles.py TILES SIDE [PASSES=2] [WIDTH=32]
Prints seconds for all tiles (best of the passes). Needs torch 2.7.1 (PyPI). float32; nothing is read, blended or written."""
import sys, time
import torch
from pytorch_step import UNet


def main():
    tiles, side = int(sys.argv[1]), int(sys.argv[2])
    passes = int(sys.argv[3]) if len(sys.argv) > 3 else 2
    width = int(sys.argv[4]) if len(sys.argv) > 4 else 32
    torch.manual_seed(0)
    net = UNet([width << i for i in range(5)], 2).eval()
    tile = torch.rand(1, 1, side, side)
    times = []
    with torch.inference_mode():
        net(tile)
        for _ in range(passes):
            start = time.perf_counter()
            for _ in range(tiles):
                net(tile)
            times.append(time.perf_counter() - start)
    print(f'best {min(times):.3f} s')


if __name__ == '__main__':
    main()
